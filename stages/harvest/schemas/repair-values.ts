// Repairs of keywords whose value has the wrong form: numbers as texts, an empty enum, a pattern of Python.

import { roundedIntegerIn } from '../../../pipeline/json/exact-numbers.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { javaScriptPattern } from './patterns.ts';
import { inShort, type Repair, type RepairNotes } from './repair-rule.ts';
import { schemaFrom } from './repair-types.ts';

const counts = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
];
const bounds = ['minimum', 'maximum', 'multipleOf'];
const flags = ['uniqueItems', 'deprecated', 'readOnly', 'writeOnly'];
const words = ['title', 'description', '$comment', 'format', 'contentEncoding', 'contentMediaType'];
const unions = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const groups = ['properties', 'patternProperties', 'dependentSchemas', 'dependencies', 'dependentRequired'];
const schemas = ['additionalProperties', 'items', 'additionalItems', 'not', 'contains', 'propertyNames'];
/** Names of schemas, which nothing refers to once references are written out. */
const names = [
  '$id',
  'id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$dynamicRef',
  '$recursiveRef',
  '$schema',
];

const forEach = (keywords: readonly string[], repair: (keyword: string) => Repair): [string, Repair][] =>
  keywords.map((keyword) => [keyword, repair(keyword)]);

/** Keeps a value that is as it must be, or that `read` makes so, and drops any other. */
const keepIf =
  (isRight: (value: Json) => boolean, read: (value: Json) => Json = (value) => value) =>
  (keyword: string): Repair =>
  (value, _, { note }) => {
    if (isRight(value)) return { [keyword]: value };
    const other = read(value);
    note(isRight(other) ? `${keyword} ${inShort(value)} read as ${inShort(other)}` : dropped(keyword, value));
    return isRight(other) ? { [keyword]: other } : {};
  };

const dropped = (keyword: string, value: Json): string => `${keyword} ${inShort(value)} dropped`;

const isCount = (value: Json): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isExact = (value: Json): boolean => typeof value === 'number' && roundedIntegerIn(value) === undefined;
const isText = (value: Json): boolean => typeof value === 'string';
const isFlag = (value: Json): boolean => typeof value === 'boolean';
const isSchema = (value: Json): boolean => schemaFrom(value) !== undefined;

const asNumber = (value: Json): Json =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
const asFlag = (value: Json): Json => (value === 'true' || value === 'false' ? value === 'true' : value);

/** Draft 04 says by a flag whether a bound itself is allowed. */
const exclusive =
  (keyword: string, bound: string): Repair =>
  (value, schema, notes) => {
    if (value === false) return {};
    if (value === true && isExact(schema[bound] ?? null)) {
      notes.note(`${keyword} as a flag read as the ${bound}`);
      return { [keyword]: schema[bound] ?? null };
    }
    return keepIf(isExact, asNumber)(keyword)(value, schema, notes);
  };

/** A bound of which draft 04 says that it is exclusive stands under that keyword. */
const bound =
  (keyword: string, exclusiveKeyword: string): Repair =>
  (value, schema, notes) =>
    schema[exclusiveKeyword] === true && isExact(value)
      ? {}
      : keepIf(isExact, asNumber)(keyword)(value, schema, notes);

const choices: Repair = (value, _, { note }) => {
  if (!Array.isArray(value) || value.length === 0 || roundedIntegerIn(value) !== undefined) {
    note(dropped('enum', value));
    return {};
  }
  const known = new Map(value.flatMap((choice) => [[JSON.stringify(choice), choice] as const])); // skips gaps
  if (known.size < value.length) note('repeated values of enum dropped');
  return { enum: [...known.values()] };
};

/** Data is kept as it is, or not at all: a number that was rounded is another one. */
const exactData =
  (keyword: string): Repair =>
  (value, _, { note }) => {
    if (roundedIntegerIn(value) === undefined) return { [keyword]: value };
    note(`${keyword} beyond 2^53 dropped`);
    return {};
  };

const pattern: Repair = (value, _, { note }) => {
  const read = typeof value === 'string' ? javaScriptPattern(value) : undefined;
  if (read === undefined) note(dropped('pattern', value));
  else if (read !== value) note(`pattern ${inShort(value)} read as ${inShort(read)}`);
  return read === undefined ? {} : { pattern: read };
};

const patternProperties: Repair = (value, _, { note }) => {
  if (!isObject(value)) return {};
  const read = Object.entries(value).flatMap(([name, schema]) => {
    const known = javaScriptPattern(name);
    if (known === undefined) note(`pattern ${inShort(name)} of parameters dropped`);
    return known === undefined ? [] : [[known, schema]];
  });
  return { patternProperties: Object.fromEntries(read) as JsonObject }; // of the same schemas
};

/** A flag on a property is read by what holds the property. */
const required: Repair = (value, { properties }, { note }) => {
  if (typeof value === 'boolean') return {};
  const listed = typeof value === 'string' && isObject(properties) && value in properties ? [value] : value;
  if (!Array.isArray(listed)) {
    note(dropped('required', value));
    return {};
  }
  const names = [...new Set(listed.filter((name) => typeof name === 'string'))];
  if (names.length < listed.length) note('repeated or nameless entries of required dropped');
  return { required: names };
};

const union = (keyword: string): Repair =>
  keepIf((value) => Array.isArray(value) && value.length > 0)(keyword);

/** Draft 04 and 06 had a list of schemas here. */
const items: Repair = (value, schema, notes) =>
  Array.isArray(value) && value.length > 0
    ? { items: value }
    : keepIf(isSchema)('items')(value, schema, notes);

/** `null` says that there is nothing, which is what a missing keyword says. */
const orNothing =
  (repair: Repair): Repair =>
  (value, schema, notes: RepairNotes) =>
    value === null ? {} : repair(value, schema, notes);

export const valueRepairs: readonly [string, Repair][] = [
  ...forEach(counts, keepIf(isCount, asNumber)),
  ...forEach(bounds, keepIf(isExact, asNumber)),
  ...forEach(flags, keepIf(isFlag, asFlag)),
  ...forEach(words, (keyword) => orNothing(keepIf(isText)(keyword))),
  ...forEach(unions, union),
  ...forEach(groups, (keyword) => orNothing(keepIf(isObject)(keyword))),
  ...forEach(schemas, (keyword) => orNothing(keepIf(isSchema, asFlag)(keyword))),
  ...forEach(names, () => () => ({})),
  ...forEach(['const', 'default', 'example'], exactData),
  ['minimum', bound('minimum', 'exclusiveMinimum')],
  ['maximum', bound('maximum', 'exclusiveMaximum')],
  ['exclusiveMinimum', exclusive('exclusiveMinimum', 'minimum')],
  ['exclusiveMaximum', exclusive('exclusiveMaximum', 'maximum')],
  [
    'examples',
    (value, schema, notes) => exactData('examples')(Array.isArray(value) ? value : [value], schema, notes),
  ],
  ['enum', choices],
  ['items', items],
  ['pattern', pattern],
  ['patternProperties', orNothing(patternProperties)],
  ['required', orNothing(required)],
];
