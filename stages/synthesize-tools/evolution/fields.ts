// Steps that change what a thing is made of, and with it the parameters and results of all its tools.

import { fieldWords } from '../../english.ts';
import type { Entity, OperationSpec } from '../blueprint.ts';
import { type Field, fieldSchema } from '../field-kinds/index.ts';
import { type EvolutionStep, freeFields, settingsOf, withSettings } from './step.ts';

/** A range makes two parameters of a filter, and a page two more; no tool has more than twelve. */
const mostFilters = 5;

const setters = new Set(['create', 'update']);

export const addParameter: EvolutionStep = {
  name: 'add parameter',
  brief:
    'give a write one more parameter that people in the trade would expect, optional where they would leave it out',
  take({ noun, entity, archetype, random }) {
    const spare = Object.entries(archetype.more).filter(([name]) => !entity.fields[name]);
    const writers = entity.operations.filter(
      (spec) => setters.has(spec.name) && (settingsOf(spec).set?.length ?? 0) > 1,
    );
    if (spare.length === 0 || writers.length === 0) return undefined;
    const [name, field] = random.pick(spare);
    const set = withField(entity, { name, field, writers });
    const searched = withSettings(
      set,
      (spec) => spec.name === 'search' && (settingsOf(spec).by?.length ?? 0) < mostFilters,
      (old) => ({ by: [...(old.by ?? []), name] }),
    );
    return { entity: isSearchable(field) ? searched : set, detail: `${noun} takes ${fieldWords(name)}` };
  },
};

/** The thing with one more field, which the given operations set. */
const withField = (
  entity: Entity,
  { name, field, writers }: { name: string; field: Field; writers: readonly OperationSpec[] },
): Entity =>
  withSettings(
    { ...entity, fields: { ...entity.fields, [name]: { ...field, optional: true } } },
    (spec) => writers.includes(spec),
    (old) => ({ set: [...(old.set ?? []), name] }),
  );

/** What `filter: none` says of the kinds that hold objects and codes. */
const isSearchable = (field: Field): boolean =>
  ['one_of', 'tags', 'money', 'integer', 'decimal', 'date', 'flag'].includes(field.kind);

export const constrainParameter: EvolutionStep = {
  name: 'constrain parameter',
  brief:
    'allow one parameter only a part of its values (a range, a set), as a house with stricter habits would',
  take({ noun, entity, random }) {
    const free = new Set(freeFields({ entity }));
    const bounded = Object.entries(entity.fields).flatMap(([name, field]) =>
      free.has(name) && ['integer', 'money'].includes(field.kind) && Array.isArray(field.value)
        ? [{ name, field, bounds: field.value.map(Number) as [number, number] }] // the kinds take two numbers
        : [],
    );
    if (bounded.length === 0) return undefined;
    const { name, field, bounds } = random.pick(bounded);
    const [least, most] = bounds;
    const width = most - least;
    const narrow = [
      Math.round(least + width * 0.1 * random.integer(0, 2)),
      Math.round(most - width * 0.1 * random.integer(2, 4)),
    ];
    if ((narrow[1] ?? 0) - (narrow[0] ?? 0) < 2) return undefined;
    const fields = { ...entity.fields, [name]: { ...field, value: narrow } };
    return {
      entity: { ...entity, fields },
      detail: `${fieldWords(name)} of ${noun} from ${narrow.join(' to ')}, not ${bounds.join(' to ')}`,
    };
  },
};

export const mutateType: EvolutionStep = {
  name: 'mutate type',
  brief:
    'change the type of one parameter so that it says more: several choices in place of one, an object in place of a text',
  take({ noun, entity, random }) {
    const choices = freeFields({ entity }).filter((name) => {
      const field = entity.fields[name];
      return (
        field?.kind === 'one_of' &&
        Array.isArray(field.value) &&
        field.value.length >= 3 &&
        !isScale(field.value)
      );
    });
    if (choices.length === 0) return undefined;
    const name = random.pick(choices);
    const { about: _, ...field } = entity.fields[name] as Field; // one of its names
    const fields = { ...entity.fields, [name]: { ...field, kind: 'tags' } };
    return {
      entity: { ...entity, fields },
      detail: `${fieldWords(name)} of ${noun} takes several values at once`,
    };
  },
};

/** Of the steps of a scale only one can hold. */
const isScale = (values: readonly unknown[]): boolean =>
  values.some((value) =>
    /^(low|minor|routine|junior|small|none|a|mild|poor|basic|good|bronze|first|short|draft|light)\b/i.test(
      String(value),
    ),
  );

/** Whom to ask about it: the one object that a thing of any trade may carry. */
const contact = fieldSchema.parse({
  object: ['person', 'phone'],
  about: 'Whom to ask about it, and under which number',
});

export const nestReturn: EvolutionStep = {
  name: 'nest return',
  brief: 'let a result carry an object or a list of objects where a flat one would do',
  take({ noun, entity, archetype, random }) {
    const own = Object.entries(archetype.more).filter(([, field]) => field.kind === 'object');
    const spare = [...own, ['contact', contact] as const].filter(([name]) => !entity.fields[name]);
    const writers = entity.operations.filter((spec) => spec.name === 'create');
    if (spare.length === 0 || writers.length === 0) return undefined;
    const [name, field] = random.pick(spare);
    const nested = withField(entity, { name, field, writers });
    return { entity: nested, detail: `${noun} carries ${fieldWords(name)}` };
  },
};
