// Steps that change what a thing is made of, and with it the parameters and results of all its tools.
import { fieldWords } from '../../english.ts';
import type { Entity, OperationSpec } from '../entity.ts';
import { type Field, fieldSchema } from '../field-kinds/index.ts';
import { operationNamed } from '../operations/index.ts';
import { type EvolutionStep, freeFields, withField } from './step.ts';

export const addParameter: EvolutionStep = {
  name: 'add parameter',
  brief:
    'Give a tool that writes one more parameter that people in the trade would expect. Make it optional ' +
    'where they would leave it out.',
  take({ noun, entity, archetype, random }) {
    const spare = Object.entries(archetype.more).filter(([name]) => !entity.fields[name]);
    if (spare.length === 0) return undefined;
    const [name, field] = random.pick(spare);
    const grown = withOptionalField(entity, { name, field, takes: isSetOrSearched(field) });
    return grown && { entity: grown, detail: `${noun} takes ${fieldWords(name)}` };
  },
};

const setters = ['create', 'update'];

/** A field that a search can filter by is also searched by. */
const isSetOrSearched =
  (field: Field) =>
  ({ name }: OperationSpec): boolean =>
    setters.includes(name) || (name === 'search' && isSearchable(field));

/** What `filter: none` says of the kinds that hold objects and codes. */
const isSearchable = (field: Field): boolean =>
  ['one_of', 'tags', 'money', 'integer', 'decimal', 'date', 'flag'].includes(field.kind);

/** The thing with one more field, in those of its operations that take it; undefined where none writes it. */
function withOptionalField(
  entity: Entity,
  { name, field, takes }: { name: string; field: Field; takes(spec: OperationSpec): boolean },
): Entity | undefined {
  let isWritten = false;
  const operations = entity.operations.map((spec) => {
    const grown = takes(spec) ? withField(spec, name) : undefined;
    if (grown && operationNamed(spec.name).effect === 'write') isWritten = true;
    return grown ?? spec;
  });
  const fields = { ...entity.fields, [name]: { ...field, optional: true } };
  return isWritten ? { ...entity, fields, operations } : undefined;
}

export const constrainParameter: EvolutionStep = {
  name: 'constrain parameter',
  brief: 'Allow one parameter only some of its values, a range or a set, as a stricter organization would.',
  take({ noun, entity, random }) {
    const bounded = freeFields(entity).flatMap((name) => {
      const field = entity.fields[name];
      return field && ['integer', 'money'].includes(field.kind) && Array.isArray(field.value)
        ? [{ name, field, bounds: field.value.map(Number) }]
        : [];
    });
    if (bounded.length === 0) return undefined;
    const { name, field, bounds } = random.pick(bounded);
    const [least = 0, most = 0] = bounds;
    const width = most - least;
    const low = Math.round(least + width * 0.1 * random.integer(0, 2));
    const high = Math.round(most - width * 0.1 * random.integer(2, 4));
    if (high - low < 2) return undefined;
    const fields = { ...entity.fields, [name]: { ...field, value: [low, high] } };
    return {
      entity: { ...entity, fields },
      detail: `${fieldWords(name)} of ${noun} from ${low} to ${high} instead of ${least} to ${most}`,
    };
  },
};

export const mutateType: EvolutionStep = {
  name: 'mutate type',
  brief:
    'Change the type of one parameter so that it says more: several choices instead of one, or an object ' +
    'instead of a string.',
  take({ noun, entity, random }) {
    const choices = freeFields(entity).filter((name) => {
      const field = entity.fields[name];
      return field?.kind === 'one_of' && Array.isArray(field.value) && isOpenSet(field.value);
    });
    const [name] = random.shuffle(choices);
    const field = name === undefined ? undefined : entity.fields[name];
    if (name === undefined || !field) return undefined;
    const { about: _, ...rest } = field;
    const fields = { ...entity.fields, [name]: { ...rest, kind: 'tags' } };
    return {
      entity: { ...entity, fields },
      detail: `${fieldWords(name)} of ${noun} takes several values at once`,
    };
  },
};

/** Choices of which one thing may have several at once: not the steps of a scale, nor what a thing is. */
const isOpenSet = (values: readonly unknown[]): boolean =>
  values.length >= 3 && !values.some((value) => exclusive.test(String(value)));

const exclusive = new RegExp(
  '^(low|minor|routine|junior|small|none|a|mild|poor|basic|good|bronze|first|short|draft|light|info|normal|' +
    'zero|public|female|new|eur|online|ambient)\\b',
  'i',
);

/** Whom to ask about it: the one object that a thing of any trade may carry. */
const contact = fieldSchema.parse({
  object: ['person', 'phone'],
  about: 'Contact person and phone number',
});

export const nestReturn: EvolutionStep = {
  name: 'nest return',
  brief: 'Let a result contain an object or a list of objects where a flat value would do.',
  take({ noun, entity, archetype, random }) {
    const own = Object.entries(archetype.more).filter(([, field]) => field.kind === 'object');
    const spare = [...own, ['contact', contact] as const].filter(([name]) => !entity.fields[name]);
    if (spare.length === 0) return undefined;
    const [name, field] = random.pick(spare);
    const nested = withOptionalField(entity, { name, field, takes: (spec) => spec.name === 'create' });
    return nested && { entity: nested, detail: `${noun} carries ${fieldWords(name)}` };
  },
};
