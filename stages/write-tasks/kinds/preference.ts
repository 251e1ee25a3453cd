// preference: demands and wishes over several options, from which one right choice follows.
import { comparableFields } from '../graph/fields.ts';
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { prefer } from '../graph/operators/prefer.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** Rows that make every part of a preference matter are rare; looking for them is cheap. */
const attempts = 25;

export const preference: TaskKind = {
  name: 'preference',
  brief:
    'The user says what one of several options must have, what would be nice, and what decides in the end. ' +
    'The agent reads all options, picks the one right choice, acts on it, and names the option that is ' +
    'ruled out.',
  difficulty: 4,
  suits: (prospect) => hasList(prospect, (rows) => comparableFields(rows).length > 0),
  odds: 0.85,
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const goals = planWith(prefer, scene, attempts);
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};
