// The units of write-tasks. They are planned in parts, each by what came of those before it, because how often a kind
// makes a task can be told beforehand only roughly.
import { compareIds, type Reader } from '../../pipeline/store.ts';
import type { Task } from '../../schemas/task.ts';
import { type Candidate, type Outcome, type PlannedUnit, planKinds, slotsOf } from './kind-plan.ts';
import { taskKinds } from './kinds/index.ts';
import type { TaskKind } from './kinds/kind.ts';
import { candidateOf } from './kinds/suiting.ts';
import { type DrawnLot, type UnitWithLots, withLots } from './lots.ts';

/**
 * The parts of the units that are planned when everything before them is finished. Each is about half of what was left:
 * what one part lacks fits into the next, and the last is so small that what comes to nothing in it hardly shows.
 */
export const parts: readonly number[] = [0.4, 0.65, 0.8, 0.9, 0.96, 1];

export interface TriedKind {
  readonly name: string;
  readonly lot: number;
}

interface Input {
  readonly agent: string;
  /** In the order in which they are tried. */
  readonly kinds: readonly TriedKind[];
}

interface Wishes {
  readonly perAgent: number;
  readonly most: number;
  shareOf(kind: TaskKind): number;
}

export async function* plannedUnits(
  store: Reader,
  { perAgent, most, shareOf }: Wishes,
): AsyncIterable<{ id: string; input: Input }> {
  const candidates = await candidatesIn(store);
  const finished = store.finished('write-tasks');
  const tasks = await tasksByUnit(store);
  let slots = slotsOf(candidates, perAgent);
  const wanted = Math.min(most, slots.length);
  const before: Outcome[] = [];
  const lots: DrawnLot[] = [];
  for (const part of parts) {
    const planned = planKinds(slots, { most: Math.ceil(wanted * part) - before.length, shareOf, before });
    yield* inputsOf(planned, lots);
    const ids = new Set(planned.map(idOf));
    if (![...ids].every((id) => finished.has(id))) return;
    for (const unit of planned) {
      const { kind, lot } = tasks.get(idOf(unit)) ?? {};
      const outcome = outcomeOf(unit, kind);
      before.push(outcome);
      if (outcome.made && lot !== undefined) lots.push({ kind: outcome.made, lot });
    }
    slots = slots.filter((slot) => !ids.has(idOf(slot)));
  }
}

const idOf = ({ agent, number }: Pick<PlannedUnit, 'agent' | 'number'>): string => `${agent}/${number}`;

const inputsOf = (
  units: readonly PlannedUnit[],
  before: readonly DrawnLot[],
): { id: string; input: Input }[] =>
  byWorld(withLots(units, before)).map(({ agent, number, kinds }) => ({
    id: idOf({ agent, number }),
    input: { agent, kinds: kinds.map(({ kind, lot }) => ({ name: kind.name, lot })) },
  }));

/**
 * Those in one world after another, so that a world is read and built once for all of them. Those on live servers
 * stay where they are: they wait for their servers while the others compute.
 */
function byWorld(units: readonly UnitWithLots[]): UnitWithLots[] {
  const inWorlds = units.filter(({ world }) => world !== undefined);
  const sorted = inWorlds.sort((a, b) => compareIds(a.world ?? '', b.world ?? '')).values();
  return units.map((unit) => (unit.world === undefined ? unit : (sorted.next().value ?? unit)));
}

/** What is known of records that the plan of an earlier part has read. What has an ID never changes. */
interface Seen {
  readonly candidates: Map<string, Candidate>;
  readonly tasks: Map<string, MadeTask>;
}

const seenIn = new WeakMap<Reader, Seen>();

function seenOf(store: Reader): Seen {
  const seen = seenIn.get(store) ?? { candidates: new Map(), tasks: new Map() };
  seenIn.set(store, seen);
  return seen;
}

async function candidatesIn(store: Reader): Promise<Candidate[]> {
  const { candidates } = seenOf(store);
  const all: Candidate[] = [];
  for (const id of store.ids('agents')) {
    const candidate = candidates.get(id) ?? (await candidateOf(await store.get('agents', id), store));
    candidates.set(id, candidate);
    all.push(candidate);
  }
  return all;
}

interface MadeTask {
  readonly unit: string;
  readonly kind: string;
  readonly lot: number | undefined;
}

/** The task that each unit has made. */
async function tasksByUnit(store: Reader): Promise<ReadonlyMap<string, MadeTask>> {
  const { tasks } = seenOf(store);
  const made = new Map<string, MadeTask>();
  for (const id of store.ids('tasks', 'write-tasks')) {
    const task = tasks.get(id) ?? madeTask(await store.get('tasks', id));
    tasks.set(id, task);
    made.set(task.unit, task);
  }
  return made;
}

const madeTask = ({ kind, lot, provenance: { unit } }: Task): MadeTask => ({ unit, kind, lot });

/** A unit of an earlier plan, made before the config was changed, may have made a task of any kind. */
function outcomeOf({ agent, kinds }: PlannedUnit, madeKind: string | undefined): Outcome {
  if (madeKind === undefined) return { agent, failed: kinds, made: undefined };
  const at = kinds.findIndex(({ name }) => name === madeKind);
  const made = taskKinds.find(({ name }) => name === madeKind);
  return { agent, failed: kinds.slice(0, Math.max(0, at)), made };
}
