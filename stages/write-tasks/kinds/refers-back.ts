// refers_back: turns that build on each other. The user hears a short list and goes on with "the second one" or "the
// one with the lowest price".

import type { Random } from '../../../pipeline/hash.ts';
import { comparableFields } from '../graph/fields.ts';
import { goingOn } from '../graph/follow-up.ts';
import type { GraphGoal, Scene } from '../graph/graph-goal.ts';
import { planOf } from '../graph/graph-goal.ts';
import { nextAbout, recall, toldList } from '../graph/operators/conversation.ts';
import type { TaskPlan } from '../plan.ts';
import type { Material, TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** An agent without a fitting search fails each of them at once. */
const attempts = 25;

export const refersBack: TaskKind = {
  name: 'refers_back',
  brief:
    'Two or three requests that build on each other. The user hears a short list of records, goes on with ' +
    'one of them without naming it ("the second one", "the one with the lowest price"), and may come back ' +
    'to the list.',
  difficulty: 3,
  suits: (prospect) => hasList(prospect, (rows) => comparableFields(rows).length > 0),
  odds: 0.6,
  isLive: false,
  draft(material, random) {
    const { scratch } = material;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const plan = scratch.attempt(() => conversation(material, random));
      if (plan) return plan;
    }
    return undefined;
  },
};

function conversation(material: Material, random: Random): TaskPlan | undefined {
  const scene: Scene = { scratch: material.scratch, random };
  const list = toldList(scene);
  const next = list && nextAbout(list, scene);
  if (!list || !next) return undefined;
  const last = random.chance(0.4) ? recall(list, next.at, scene) : undefined;
  const task = recalled([list.goal, next.goal, ...(last ? [last] : [])], material, random);
  return goingOn(task, material, scene);
}

/** A task of these goals. What a goal without calls asks for follows from the first call of all. */
export function recalled(goals: readonly GraphGoal[], material: Material, random: Random): TaskPlan {
  const plan = planOf(goals, material, random);
  return {
    ...plan,
    communicate: plan.communicate.map((fact) =>
      goals[fact.goal]?.calls.length === 0 && !fact.computedFrom ? { ...fact, computedFrom: [0] } : fact,
    ),
  };
}
