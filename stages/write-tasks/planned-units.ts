// The units of write-tasks. They are planned in parts, each by what came of those before it, because how often a kind
// makes a task can be told beforehand only roughly.
import type { Reader } from '../../pipeline/store.ts';
import { type Outcome, type PlannedUnit, planKinds, slotsOf } from './kind-plan.ts';
import type { TaskKind } from './kinds/kind.ts';
import { candidateOf } from './kinds/suiting.ts';
import { withLots } from './lots.ts';

/** The parts of the units that are planned when everything before them is finished. */
const parts = [0.6, 0.85, 1];

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
  const candidates = [];
  for await (const agent of store.read('agents')) candidates.push(await candidateOf(agent, store));
  const finished = store.finished('write-tasks');
  const kindBy = await kindsByUnit(store);
  let slots = slotsOf(candidates, perAgent);
  const wanted = Math.min(most, slots.length);
  const before: Outcome[] = [];
  for (const part of parts) {
    const planned = planKinds(slots, { most: Math.ceil(wanted * part) - before.length, shareOf, before });
    yield* inputsOf(planned, before);
    const ids = new Set(planned.map(idOf));
    if (![...ids].every((id) => finished.has(id))) return;
    before.push(...planned.map((unit) => outcomeOf(unit, kindBy.get(idOf(unit)))));
    slots = slots.filter((slot) => !ids.has(idOf(slot)));
  }
}

const idOf = ({ agent, number }: Pick<PlannedUnit, 'agent' | 'number'>): string => `${agent}/${number}`;

const inputsOf = (
  units: readonly PlannedUnit[],
  before: readonly Outcome[],
): { id: string; input: Input }[] =>
  withLots(units, before).map(({ agent, number, kinds }) => ({
    id: idOf({ agent, number }),
    input: { agent, kinds: kinds.map(({ kind, lot }) => ({ name: kind.name, lot })) },
  }));

/** The kind of the task that each unit has made. */
async function kindsByUnit(store: Reader): Promise<ReadonlyMap<string, string>> {
  const kindBy = new Map<string, string>();
  for (const id of store.ids('tasks', 'write-tasks')) {
    const { kind, provenance } = await store.get('tasks', id);
    kindBy.set(provenance.unit, kind);
  }
  return kindBy;
}

function outcomeOf({ agent, kinds }: PlannedUnit, madeKind: string | undefined): Outcome {
  const at = kinds.findIndex(({ name }) => name === madeKind);
  return { agent, failed: at === -1 ? kinds : kinds.slice(0, at), made: kinds[at] };
}
