// The states of seed rows: spread as they are in an office that has worked for a while, and the fields that a row
// has in a state because a move filled them on its way there.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import type { Entity } from './entity.ts';
import type { RowRelations } from './row-relations.ts';

/** Chances of states beside each other: most things that happen are done, some are open, few went wrong. */
const weights = { first: 2, done: 6, odd: 0.6, other: 1.2 };
/** Things that have a name last: few of them have ended. */
const lasting = { ...weights, first: 4, done: 1 };

/** Draws a state of a row. The first rows take the states in turn, so that each occurs. */
export function stateDrawer(
  entity: Entity,
  values: readonly string[],
  { odd }: RowRelations,
): (number: number, random: Random) => string {
  const { first, done, odd: unusual, other } = entity.label === 'id' ? weights : lasting;
  const chances = values.map((state, index) => {
    const ways = entity.moves.filter(({ to }) => to === state);
    const isOdd = odd.includes(state) || (ways.length > 0 && ways.every((move) => move.with.some(isExcuse)));
    if (index === 0) return first;
    if (isOdd) return unusual;
    return entity.ends.includes(state) ? done : other;
  });
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return (number, random) => {
    if (number <= values.length) return values[number - 1] ?? '';
    const point = random.next() * total;
    let passed = 0;
    const drawn = values.find((_, index) => {
      passed += chances[index] ?? 0;
      return point < passed;
    });
    return drawn ?? values[0] ?? '';
  };
}

/** What somebody gives who leads a thing away from the ordinary way. */
const isExcuse = (field: string): boolean => ['reason', 'fault_note', 'failure_note'].includes(field);

/** Whether a row in a state has a field that a move fills: always, never, or where it came that way. */
export type Filled = 'always' | 'never' | 'maybe';

interface Step {
  readonly from: readonly string[];
  readonly to: string;
  readonly with: readonly string[];
}

const transitionSchema = z.looseObject({
  from: z.array(z.string()),
  to: z.string(),
  with: z.array(z.string()).default([]),
});

/** For each optional field that a move fills, how rows of each state have it. */
export function filledByMoves(entity: Entity): Map<string, (state: string) => Filled> {
  const offered = entity.operations.flatMap(({ name, options }) =>
    name === 'transition' ? [transitionSchema.parse(options)] : [],
  );
  const steps: Step[] = [...entity.moves, ...offered];
  const fields = new Set(steps.flatMap((step) => step.with).filter((name) => entity.fields[name]?.optional));
  return new Map([...fields].map((field) => [field, filledIn(field, steps)]));
}

function filledIn(field: string, steps: readonly Step[]): (state: string) => Filled {
  const others = steps.filter((step) => !step.with.includes(field));
  const direct = new Set(steps.filter((step) => step.with.includes(field)).map(({ to }) => to));
  const after = reachable(direct, steps);
  const entered = new Set(steps.map(({ to }) => to));
  const roots = steps.flatMap(({ from }) => from).filter((state) => !entered.has(state));
  const [first] = steps[0]?.from ?? [];
  const without = reachable(new Set(roots.length > 0 || first === undefined ? roots : [first]), others);
  return (state) => {
    if (direct.has(state)) return 'always';
    if (!after.has(state)) return 'never';
    return without.has(state) ? 'maybe' : 'always';
  };
}

function reachable(start: ReadonlySet<string>, steps: readonly Step[]): Set<string> {
  const found = new Set(start);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { from, to } of steps) if (from.some((state) => found.has(state))) found.add(to);
  }
  return found;
}
