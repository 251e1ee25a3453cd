// Sections of dataset cards: what the run made, what was rejected or left out, and how the judge errs.
import { passRateRows, passRatesOf, twinsText } from '../../../pipeline/pass-rates.ts';
import { printable } from '../../../pipeline/printable.ts';
import type { Reader } from '../../../pipeline/store.ts';
import { type CollectionName, collections } from '../../../schemas/index.ts';
import { calibrationOf, reportHead, reportRows } from '../../calibrate/report.ts';
import { select } from '../../select.ts';

export const splitText =
  'The split is by world: no world in the test rows, and no live server that they are played on, appears ' +
  'in a training row. Real tools that only serve as distractors may appear in both.';

/** Says what the rows were compared with. */
export function benchmarksText(store: Reader): string {
  const [tools, tasks] = [store.count('benchmarks'), store.count('questions')];
  const said =
    tools + tasks === 0
      ? 'The rows were not compared with any benchmark: `decontaminate.files` of the config names none. Compare them before ' +
        'you report results on one.'
      : `No row repeats one of the ${tools} tools or ${tasks} tasks of the benchmarks in \`decontaminate.files\`, by runs of ` +
        'words or by vectors. The selection says how many trajectories were left out for that.';
  return `## Decontamination\n\n${said}`;
}

export function funnelTable(store: Reader): string {
  const names = Object.keys(collections) as CollectionName[]; // Object.keys forgets key types
  const made = names
    .filter((name) => name !== 'datasets' && name !== 'calibrations')
    .map((name) => [name, store.count(name)] as const);
  return table('Funnel', ['made', 'count'], made);
}

export async function rejectsTable(store: Reader): Promise<string> {
  const rejected = new Map<string, number>();
  for await (const { stage, reason } of store.rejects()) add(rejected, JSON.stringify([stage, reason]));
  return table('Rejected, by stage and reason', ['stage', 'reason', 'count'], pairCounts(rejected));
}

export async function licencesTable(store: Reader): Promise<string> {
  const licences = new Map<string, number>();
  for await (const { source, server } of store.read('specs'))
    add(licences, JSON.stringify([source.licence, source.package ?? source.repository ?? server.name]));
  const said =
    'These licenses cover the declarations of real tools that occur in rows. Grown tools, worlds, and what procedures wrote ' +
    'come from toolloom; what models wrote is under the terms of their providers. Whoever publishes the dataset chooses a ' +
    'license for it that all of these allow.';
  if (licences.size === 0) return `## Licenses\n\nNo declaration of a real tool is in the rows. ${said}`;
  return `${table('Licenses of the real tool specs', ['license', 'package', 'specs'], pairCounts(licences))}\n\n${said}`;
}

/** How often the judge errs, if `toolloom calibrate` has measured it on this run. */
export async function errorRates(store: Reader): Promise<string> {
  const report = await calibrationOf(store);
  if (!report)
    return (
      '## Error rates of the judge\n\nNobody has measured how often the judge erred on these plays, so how many wrong plays ' +
      'are among the rows is not known. `toolloom calibrate` measures it, and the next `toolloom run` puts it here.'
    );
  return (
    `${table('Error rates of the judge', reportHead, reportRows(report))}\n\n` +
    `Measured on ${report.plays} accepted trajectories in which defects and harmless changes were planted, one at ` +
    'a time. For defects, the share that was accepted; for harmless changes, the share that was ' +
    'rejected; each with its 95 % interval (Wilson).'
  );
}

export async function passRatesTable(store: Reader): Promise<string[]> {
  const rates = await passRatesOf(store.read('outcomes'));
  if (!rates) return [];
  const { head, rows } = passRateRows(rates);
  const twins = twinsText(rates);
  return [
    `${table('Pass rates', head, rows)}\n\n` +
      'pass^k is the chance that k plays of one task all pass, the mean over tasks with as many plays. Plays that the ' +
      'user or the environment spoiled do not count. `provenance.jsonl` has the pass rate of the task of each row.',
    ...(twins ? [twins] : []),
  ];
}

export function selectionTable(store: Reader): string {
  const { reasons } = store.tally(select.name);
  const accepted = store.count('judgements');
  const selected = store.count('selections');
  const rows: Cell[][] = [
    ['accepted', accepted],
    ...countsInOrder(new Map(Object.entries(reasons))),
    ['selected', selected],
  ];
  return (
    `${table('Selection', ['accepted trajectories', 'count'], rows)}\n\n` +
    'Of each task the best plays are kept. A play is left out if it repeats another one, and once there are enough of ' +
    'its kind, its difficulty, its length, and its worlds; those with the best judgements are kept first.'
  );
}

type Cell = string | number;

export const table = (title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [`## ${title}`, '', rowText(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(rowText)].join('\n');

const rowText = (cells: readonly Cell[]): string =>
  `| ${cells.map((cell) => inert(String(cell))).join(' | ')} |`;

/**
 * A text that Markdown shows as it is written. Licenses, names of packages, and reasons come from outside, and a hub
 * shows the card as a page.
 */
const inert = (text: string): string =>
  printable(text.replaceAll(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`|[\]!]/g, '\\$&')
    .replaceAll(/:(?=\/\/)/g, '&#58;'); // no address becomes a link

export function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first. */
export const countsInOrder = (counts: ReadonlyMap<string, number>): [key: string, count: number][] =>
  [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));

/** Counts by pairs that are written in JSON. */
const pairCounts = (counts: ReadonlyMap<string, number>): Cell[][] =>
  countsInOrder(counts).map(([pair, count]) => [...(JSON.parse(pair) as [string, string]), count]); // as added

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
