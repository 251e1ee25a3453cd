// A goal that was executed before it got words: the calls of a graph, what must be told of what they found, and
// how a user asks for it.
import type { Random } from '../../../pipeline/hash.ts';
import type { Fact } from '../../../schemas/task.ts';
import type { Material } from '../kinds/kind.ts';
import { uniqueFacts } from '../kinds/kind.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import { inOrder } from '../request.ts';
import type { Scratch } from '../scratch.ts';
import { inVoice } from '../wording.ts';
import { withoutReason } from './reasons.ts';

export interface ToldFact {
  readonly name: string;
  readonly value: TaskPlan['communicate'][number]['value'];
  /** Positions in `calls` of the results that the value is computed from; none for one that a result shows. */
  readonly computedFrom?: readonly number[];
}

export interface GraphGoal {
  /** The request, in full sentences. */
  readonly say: string;
  readonly facts: readonly Fact[];
  /** Turns count from 0. */
  readonly calls: readonly PlannedCall[];
  readonly communicate: readonly ToldFact[];
  /** Why the records make it impossible, for a goal whose calls only show that. */
  readonly obstacle?: string;
  /** A call of a sibling tool that would not be what the user wants. */
  readonly nearMiss?: TaskPlan['nearMiss'];
}

export interface Scene {
  readonly scratch: Scratch;
  readonly random: Random;
}

/** A way to compose calls into a goal. */
export interface Operator {
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /**
   * Plans a goal and executes it on the scratch, which keeps its changes; several goals where it takes several
   * turns of the user, and undefined where it does not fit.
   */
  plan(scene: Scene): GraphGoal | readonly GraphGoal[] | undefined;
}

/** Tries until goals come out. What failed attempts have changed is undone. */
export function planWith(operator: Operator, scene: Scene, attempts: number): GraphGoal[] | undefined {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const goals = scene.scratch.attempt(() => operator.plan(scene));
    if (goals) return [goals].flat();
  }
  return undefined;
}

/** Two goals as one, whose second half follows in the same message. One reason is enough for both. */
export function inOneMessage(first: GraphGoal, second: GraphGoal, random: Random): GraphGoal {
  const turn = (first.calls.at(-1)?.turn ?? -1) + 1;
  return {
    say: inOrder(first.say, withoutReason(second.say), random),
    facts: [...first.facts, ...second.facts],
    calls: [...first.calls, ...second.calls.map((call) => ({ ...call, turn: turn + call.turn }))],
    communicate: [
      ...first.communicate,
      ...second.communicate.map((fact) => ({
        ...fact,
        ...(fact.computedFrom
          ? { computedFrom: fact.computedFrom.map((at) => first.calls.length + at) }
          : {}),
      })),
    ],
  };
}

/** A task with one goal for each turn of the user. */
export function planOf(
  goals: readonly GraphGoal[],
  { persona }: Pick<Material, 'persona'>,
  random: Random,
): TaskPlan {
  const calls: PlannedCall[] = [];
  const communicate: TaskPlan['communicate'] = [];
  const said = goals.map(({ say, calls: own, communicate: told }, goal) => {
    const [firstCall, firstTurn] = [calls.length, (calls.at(-1)?.turn ?? -1) + 1];
    calls.push(...own.map((call) => ({ ...call, goal, turn: firstTurn + call.turn })));
    communicate.push(
      ...told.map(({ computedFrom, ...fact }) => ({
        ...fact,
        goal,
        ...(computedFrom ? { computedFrom: computedFrom.map((at) => firstCall + at) } : {}),
      })),
    );
    return { say, calls: own.map((_, index) => firstCall + index) };
  });
  const obstacle = goals.find((goal) => goal.obstacle !== undefined)?.obstacle;
  const nearMiss = goals.find((goal) => goal.nearMiss !== undefined)?.nearMiss;
  return {
    request: inVoice(persona, goals[0]?.say ?? '', random),
    goals: said,
    facts: uniqueFacts(
      goals.flatMap(({ facts }, goal) =>
        facts.map((fact) => (goal === 0 ? fact : { ...fact, disclosed: 'later' as const })),
      ),
    ),
    expected: obstacle === undefined ? 'fulfil' : 'decline',
    withheld: [],
    calls,
    communicate,
    faults: [],
    ...(obstacle === undefined ? {} : { obstacle }),
    ...(nearMiss === undefined ? {} : { nearMiss }),
  };
}
