// What a run of mutants says: a line for each, and a table by area with those that survive.
import type { Mutant } from './mutant.ts';
import type { Result } from './results.ts';

export interface Tried {
  readonly mutant: Mutant;
  readonly result: Result;
}

export function lineOf({ id, spared }: Mutant, { killed, why, seconds }: Result): string {
  const state = killed ? 'killed  ' : spared === undefined ? 'SURVIVES' : 'spared  ';
  const [by = ''] = why.split('\n');
  return `${state} ${id.padEnd(36)} ${seconds.toFixed(0).padStart(4)} s  ${by.slice(0, 120)}`.trimEnd();
}

export function summaryOf(tried: readonly Tried[], planned: number): string {
  const areas = [...new Set(tried.map(({ mutant }) => mutant.area))];
  const rows = areas.map((area) =>
    rowOf(
      area,
      tried.filter(({ mutant }) => mutant.area === area),
    ),
  );
  const survivors = tried.filter(({ result }) => !result.killed);
  const freed = tried.filter(({ mutant, result }) => result.killed && mutant.spared !== undefined);
  return [
    '',
    'area            mutants   killed   per cent',
    ...rows,
    rowOf(tried.length === planned ? 'all' : `all (${planned - tried.length} not tried)`, tried),
    ...(survivors.length > 0 ? ['', 'Survivors:'] : []),
    ...survivors.map(
      ({ mutant: { id, file, idea, spared } }) =>
        `  ${id} (${file}): ${idea}; ${spared ?? 'NO REASON IS KNOWN'}`,
    ),
    ...freed.map(({ mutant: { id } }) => `  ${id} is listed as spared, and is killed: take \`spared\` out`),
  ].join('\n');
}

function rowOf(name: string, tried: readonly Tried[]): string {
  const killed = tried.filter(({ result }) => result.killed).length;
  const share = tried.length === 0 ? 0 : (killed / tried.length) * 100;
  return `${name.padEnd(16)}${String(tried.length).padStart(7)}${String(killed).padStart(9)}${share.toFixed(1).padStart(11)}`;
}
