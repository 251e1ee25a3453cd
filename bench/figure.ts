// A figure about grown worlds: what was measured, beside its goal. Collectors see one world at a time, so that
// twelve hundred of them never stand in memory at once.
import type { Random } from '../pipeline/hash.ts';
import type { Tool } from '../schemas/tool.ts';
import type { World } from '../schemas/world.ts';
import type { WorldDatabase } from '../stages/worlds/database.ts';

export interface Figure {
  readonly name: string;
  readonly measured: string;
  readonly goal: string;
  readonly isMet: boolean;
  /** Some of what was counted, to be read: detectors on text err. */
  readonly examples: readonly string[];
}

export interface GrownWorld {
  readonly world: World;
  readonly tools: readonly Tool[];
  readonly database: WorldDatabase;
  readonly random: Random;
}

export interface Collector {
  /** Leaves the database as it was. */
  note(grown: GrownWorld): void;
  figures(): Figure[];
}

export const percent = (part: number, whole: number): string =>
  `${whole === 0 ? '0.0' : ((100 * part) / whole).toFixed(1)} %`;

/** A share that must not exceed a limit, in percent. */
export function atMost(
  name: string,
  { part, whole }: { part: number; whole: number },
  { limit, examples = [], of }: { limit: number; examples?: readonly string[]; of: string },
): Figure {
  return {
    name,
    measured:
      `${percent(part, whole)} ` +
      `(${part.toLocaleString('en-US')} of ${whole.toLocaleString('en-US')} ${of})`,
    goal: limit === 0 ? '0' : `<= ${limit} %`,
    isMet: part <= (limit / 100) * whole,
    examples,
  };
}

/** A count of things that must not occur. */
export const none = (name: string, examples: readonly string[], of: string): Figure => ({
  name,
  measured: `${examples.length.toLocaleString('en-US')} ${of}`,
  goal: '0',
  isMet: examples.length === 0,
  examples,
});

/** The value below which a share of the sorted numbers lies. */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

export const ascending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

export function countInto(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export const mostFrequent = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].toSorted(([, a], [, b]) => b - a);

/** `shown` examples of each figure follow its line; 0 for none. */
export function table(figures: readonly Figure[], shown: number): string {
  const wide = Math.max(...figures.map(({ name }) => name.length));
  return figures
    .flatMap(({ name, measured, goal, isMet, examples }) => [
      `${name.padEnd(wide)}  ${isMet ? '    ' : 'FAR '}  goal ${goal.padEnd(12)}  ${measured}`,
      ...examples.slice(0, shown).map((example) => `    ${example}`),
    ])
    .join('\n');
}
