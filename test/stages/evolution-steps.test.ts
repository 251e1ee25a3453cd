// Every step of evolution does to a drafted thing what its name says. A step needs a row in the table.
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Entity } from '../../stages/synthesize-tools/entity.ts';
import { evolutionSteps } from '../../stages/synthesize-tools/evolution/index.ts';
import { archetypes, drafted } from '../support/grown.ts';

const kindsOf = ({ fields }: Entity): string[] => Object.values(fields).map((field) => field.kind);
const countOf = (entity: Entity, kind: string): number =>
  kindsOf(entity).filter((each) => each === kind).length;
const rangesOf = ({ fields }: Entity): number =>
  Object.values(fields).reduce(
    (sum, { kind, value }) =>
      ['integer', 'money'].includes(kind) && Array.isArray(value) ? sum + value[1] - value[0] : sum,
    0,
  );
const rulesOf = ({ rules }: Entity): number => rules.length;
const settersOf = ({ operations }: Entity): number =>
  operations.reduce((sum, { options }) => sum + ((options as { set?: unknown[] }).set?.length ?? 0), 0);

/** What holds between a thing before and after the step. */
const changes: Record<string, (before: Entity, after: Entity) => void> = {
  'add function': (before, after) => expect(after.operations.length).toBe(before.operations.length + 1),
  'add parameter': (before, after) => {
    expect(kindsOf(after).length).toBe(kindsOf(before).length + 1);
    expect(settersOf(after)).toBeGreaterThan(settersOf(before));
  },
  'constrain parameter': (before, after) => expect(rangesOf(after)).toBeLessThan(rangesOf(before)),
  'mutate type': (before, after) => {
    const choices = countOf(before, 'one_of') - countOf(after, 'one_of');
    expect(countOf(after, 'tags')).toBe(countOf(before, 'tags') + choices);
    expect(countOf(after, 'object')).toBe(countOf(before, 'object') + 1 - choices);
    const widened = Object.keys(before.fields).filter((field) => !after.fields[field]);
    expect(widened.every((field) => before.fields[field]?.several)).toBe(true);
  },
  'nest return': (before, after) => {
    expect(countOf(after, 'object')).toBe(countOf(before, 'object') + 1);
    expect(settersOf(after)).toBeGreaterThan(settersOf(before));
  },
  'deepen rules': (before, after) => expect(rulesOf(after)).toBe(rulesOf(before) + 1),
};

it.each(evolutionSteps.map((step) => [step.name, step] as const))(
  'the step "%s" fits some things and changes each of them as it says',
  (name, step) => {
    const check = changes[name];
    expect(check, 'the step has a row in the table').toBeDefined();
    let taken = 0;
    for (let seed = 0; seed < 25; seed += 1) {
      const random = randomFor('steps', seed);
      const { blueprint, things } = drafted(random);
      for (const { noun, is } of things) {
        const [entity, archetype] = [blueprint.entities[noun], archetypes[is]];
        if (!entity || !archetype) continue;
        const change = step.take({ noun, entity, archetype, entities: blueprint.entities, random });
        if (!change) continue;
        taken += 1;
        check?.(entity, change.entity);
        expect(change.detail).toMatch(/\w+ \w+/);
      }
    }
    expect(taken).toBeGreaterThan(3);
  },
);
