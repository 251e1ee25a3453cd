// Sums over the units of a stage, which follow every unit that comes or goes: what `status` shows without reading a unit.
import type { Tally } from '../store.ts';
import type { PropertyCounts } from './properties.ts';
import type { UnitHeader } from './unit-line.ts';

export interface StageSums {
  kept: number;
  rejected: number;
  rejects: number;
  readonly reasons: Record<string, number>;
  readonly unitReasons: Record<string, number>;
  /** Records by collection. */
  readonly made: Record<string, number>;
  readonly properties: Map<string, number>;
}

/** A unit as it is counted. */
export interface CountedUnit extends UnitHeader {
  readonly properties?: PropertyCounts | undefined;
}

export const emptySums = (): StageSums => ({
  kept: 0,
  rejected: 0,
  rejects: 0,
  reasons: {},
  unitReasons: {},
  made: {},
  properties: new Map(),
});

/** `by`: 1 for a unit that comes, -1 for one that goes. */
export function count(sums: StageSums, unit: CountedUnit, by: 1 | -1): void {
  const mainReason = recordCount(unit) === 0 ? unit.reasons[0] : undefined;
  if (mainReason === undefined) sums.kept += by;
  else {
    sums.rejected += by;
    add(sums.unitReasons, mainReason, by);
  }
  sums.rejects += by * unit.reasons.length;
  for (const reason of unit.reasons) add(sums.reasons, reason, by);
  for (const [collection, ids] of Object.entries(unit.ids)) add(sums.made, collection, by * ids.length);
  for (const [key, number] of unit.properties ?? [])
    sums.properties.set(key, (sums.properties.get(key) ?? 0) + by * number);
}

export const recordCount = ({ ids }: UnitHeader): number =>
  Object.values(ids).reduce((sum, list) => sum + list.length, 0);

export const unitCount = ({ kept, rejected }: StageSums): number => kept + rejected;

/** In the order of their names: that of commits differs from run to run. */
export function tallyOf({ kept, rejected, rejects, reasons, unitReasons, made }: StageSums): Tally {
  const records = Object.values(made).reduce((sum, number) => sum + number, 0);
  return { kept, rejected, records, rejects, reasons: inOrder(reasons), unitReasons: inOrder(unitReasons) };
}

const inOrder = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

function add(counts: Record<string, number>, name: string, number: number): void {
  const sum = (counts[name] ?? 0) + number;
  if (sum === 0) delete counts[name];
  else counts[name] = sum;
}
