// The registry of evolution steps: adding one is an entry. Which are taken is drawn by seed and recorded with
// the world.
import type { Random } from '../../../pipeline/hash.ts';
import type { Thing } from '../../../schemas/application.ts';
import type { Evolution } from '../../../schemas/world.ts';
import type { Archetypes } from '../archetype.ts';
import type { Blueprint } from '../blueprint.ts';
import { addParameter, constrainParameter, mutateType, nestReturn } from './fields.ts';
import { addFunction, deepenRules } from './operations.ts';
import type { EvolutionStep } from './step.ts';

export const evolutionSteps: readonly EvolutionStep[] = [
  addFunction,
  addParameter,
  constrainParameter,
  mutateType,
  nestReturn,
  deepenRules,
];

/** How many steps an application takes: fewer leave it as drafted, more leave little of its plan. */
const taken = { least: 2, most: 4 };

export interface EvolvedBlueprint {
  readonly blueprint: Blueprint;
  readonly evolution: Evolution[];
}

/** Each step on a thing that it fits, different steps where there are enough. */
export function evolvedBlueprint(
  blueprint: Blueprint,
  { things, archetypes }: { things: readonly Thing[]; archetypes: Archetypes },
  random: Random,
): EvolvedBlueprint {
  let grown = blueprint;
  const evolution: Evolution[] = [];
  const wanted = random.integer(taken.least, taken.most);
  for (const step of random.shuffle(evolutionSteps)) {
    if (evolution.length === wanted) break;
    for (const { noun, is } of random.shuffle(things)) {
      const [entity, archetype] = [grown.entities[noun], archetypes[is]];
      if (!entity || !archetype) continue;
      const site = {
        noun,
        entity,
        archetype,
        entities: grown.entities,
        random: random.fork(`${step.name}/${noun}`),
      };
      const change = step.take(site);
      if (!change) continue;
      grown = { ...grown, entities: { ...grown.entities, [noun]: change.entity } };
      evolution.push({ step: step.name, detail: change.detail });
      break;
    }
  }
  return { blueprint: grown, evolution };
}

/** What a model is asked for, by the steps that were drawn. */
export const briefsOf = (evolution: readonly Evolution[]): string[] =>
  evolution.flatMap(({ step }) => evolutionSteps.find(({ name }) => name === step)?.brief ?? []);
