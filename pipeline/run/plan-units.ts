// What a stage has to do: its units, those that are not finished, and whether it has any input at all.
import { BugError } from '../errors.ts';
import type { AnyStage, Unit } from '../stage.ts';
import type { Reader } from '../store.ts';
import { notedCounts, notePlan, type Planning, type UnitCounts } from './plan-notes.ts';

export interface UnitPlan {
  readonly planned: number;
  /** In the order in which the stage plans them. The list belongs to the caller. */
  readonly owed: Unit[];
  /** False where every collection that the stage reads is empty. */
  readonly hasInput: boolean;
}

/** Enumerates the units of a stage once, unless it is known that all of them are finished. */
export async function planUnits(planning: Planning): Promise<UnitPlan> {
  const { stage, store, options } = planning;
  if (!hasInput(stage, store)) return { planned: 0, owed: [], hasInput: false };
  const noted = notedCounts(planning);
  if (noted?.owed === 0) return { planned: noted.planned, owed: [], hasInput: true };
  const finished = store.finished(stage.name);
  const ids = new Set<string>();
  const owed: Unit[] = [];
  for await (const unit of stage.units(store, options)) {
    if (ids.has(unit.id)) throw new BugError(`stage ${stage.name} plans unit ${unit.id} twice`);
    ids.add(unit.id);
    if (!finished.has(unit.id)) owed.push(unit);
  }
  notePlan(planning, { planned: ids.size, owed: owed.length });
  return { planned: ids.size, owed, hasInput: true };
}

/** How many units are planned and owed; enumerates them only where that is not known. */
export async function countUnits(planning: Planning): Promise<UnitCounts> {
  const noted = hasInput(planning.stage, planning.store) ? notedCounts(planning) : undefined;
  if (noted) return noted;
  const { planned, owed } = await planUnits(planning);
  return { planned, owed: owed.length };
}

const hasInput = ({ reads }: AnyStage, store: Reader): boolean =>
  reads === undefined || reads.some((collection) => store.count(collection) > 0);

/** Says which collections a stage lacks, and which stages make them. */
export function missingInputText(stage: AnyStage, stages: readonly AnyStage[]): string {
  const reads = stage.reads ?? [];
  const makers = stages.filter(({ writes }) => writes.some((collection) => reads.includes(collection)));
  const named = makers.map(({ name }) => name).join(' and ');
  return `${stage.name} has no input: there are no ${reads.join(' and no ')}, which ${named} would make`;
}
