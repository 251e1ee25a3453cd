// Steps that change what a thing is made of, and with it the parameters and results of all its tools.
import { andList, fieldWords, plural } from '../../english.ts';
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
    'Change the type of one parameter so that it says more: an object instead of a string, or several ' +
    'choices instead of one where a thing may really have several at once.',
  take({ noun, entity, random }) {
    const free = freeFields(entity).filter((name) => !isReadBy(entity, name));
    for (const name of random.shuffle(free)) {
      const field = entity.fields[name];
      const members = field && name !== field.kind ? objects[field.kind] : undefined;
      if (field?.several) return widened(entity, { noun, name, field });
      if (field && members) {
        const nested = { ...fieldSchema.parse({ object: members }), optional: field.optional };
        return {
          entity: { ...entity, fields: { ...entity.fields, [name]: nested } },
          detail: `${fieldWords(name)} of ${noun} consists of ${andList(members)}`,
        };
      }
    }
    return undefined;
  },
};

/** The members of the object that says more than a field of this kind; not where it is one of them by name. */
const objects: Readonly<Record<string, readonly string[]>> = {
  person: ['person', 'phone'],
  city: ['city', 'country'],
  address: ['street', 'city'],
};

/** True where another field takes its values from this one, as an email address does from a name. */
const isReadBy = ({ fields }: Entity, name: string): boolean =>
  Object.values(fields).some(({ value }) => value === name);

/** A list in place of a choice, under the plural of its name. */
function widened(
  entity: Entity,
  { noun, name, field }: { noun: string; name: string; field: Field },
): { entity: Entity; detail: string } | undefined {
  const many = plural(name);
  if (entity.fields[many]) return undefined;
  const { about: _, several: __, ...rest } = field;
  const fields = Object.entries(entity.fields).map(([each, kept]) =>
    each === name ? [many, { ...rest, kind: 'tags' }] : [each, kept],
  );
  const operations = entity.operations.map((spec) => ({
    ...spec,
    options: withName(spec.options, { from: name, to: many }),
  }));
  return {
    entity: { ...entity, fields: Object.fromEntries(fields), operations },
    detail: `${noun} takes several ${fieldWords(many)} at once`,
  };
}

/** Options in which a field goes by another name. */
function withName(options: unknown, change: { from: string; to: string }): unknown {
  if (options === change.from) return change.to;
  if (Array.isArray(options)) return options.map((option) => withName(option, change));
  if (typeof options !== 'object' || options === null) return options;
  return Object.fromEntries(Object.entries(options).map(([key, option]) => [key, withName(option, change)]));
}

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
