// Validation against plain schemas, those of most tools: types, members, choices, and bounds. The schema is read
// instead of compiled, because Ajv takes 2 ms for code that then sees some thirty values. Faults are worded and
// ordered as Ajv words and orders them. Any other schema is left to Ajv.
import type { Json, JsonObject } from '../../schemas/json.ts';
import {
  type Check,
  faultIf,
  given,
  inOrder,
  isBoolean,
  isCount,
  isListOf,
  isNumber,
  isOfType,
  isRecord,
  isScalar,
  isText,
  isTrue,
  NotPlain,
  ofType,
  typeTests,
  unless,
} from './plain-check.ts';

type TextTest = (text: string) => boolean;

/** The test of a format of strings; undefined where the format is unknown or means anything else. */
export type FormatNamed = (name: string) => TextTest | undefined;

/** Keywords by the type of value that they judge, in Ajv's order. */
const judged = {
  number: ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum'],
  string: ['pattern', 'format'],
  array: ['maxItems', 'minItems', 'uniqueItems', 'items'],
  object: ['required', 'additionalProperties', 'properties'],
} as const;

/** Keywords that judge nothing, and the form that they must have. */
const remarks = new Map<string, (value: Json) => boolean>([
  ['title', isText],
  ['description', isText],
  ['default', () => true],
]);

const known = new Set<string>([...Object.values(judged).flat(), ...remarks.keys(), 'type', 'enum']);

/** Undefined when the schema says anything that only Ajv understands, or is broken. */
export function plainCheck(schema: JsonObject, formatNamed: FormatNamed): Check | undefined {
  try {
    return checkFor(schema, formatNamed);
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

function checkFor(schema: JsonObject, formatNamed: FormatNamed): Check {
  for (const [keyword, value = null] of Object.entries(schema))
    if (!known.has(keyword) || remarks.get(keyword)?.(value) === false) throw new NotPlain();
  const types = typesOf(schema.type);
  const wrongType: Check = (_, path, faults) => faults.push({ path, message: `must be ${types}` });
  const kinds = Object.keys(judged) as (keyof typeof judged)[]; // its own keys
  const judging = kinds.find((kind) => types.length === 1 && types[0] === kind && isJudged(schema, kind));
  const group = (kind: keyof typeof judged, checks: readonly Check[]): Check[] =>
    checks.length > 0 || kind === judging
      ? [ofType(kind, checks, kind === judging ? wrongType : undefined)]
      : [];
  return inOrder([
    ...(types.length > 0 && judging === undefined ? [unless(types, wrongType)] : []),
    ...choiceChecks(schema),
    ...group('number', limitChecks(schema)),
    ...group('string', textChecks(schema, formatNamed)),
    ...group('array', listChecks(schema, formatNamed)),
    ...group('object', memberChecks(schema, formatNamed)),
  ]);
}

const isJudged = (schema: JsonObject, kind: keyof typeof judged): boolean =>
  judged[kind].some((keyword) => schema[keyword] !== undefined) ||
  (kind === 'number' && schema.format !== undefined);

function typesOf(type: Json | undefined): string[] {
  if (type === undefined) return [];
  const types = [type].flat();
  if (types.length > 0 && new Set(types).size === types.length && types.every(isTypeName)) return types;
  throw new NotPlain();
}

const isTypeName = (name: Json): name is string => typeof name === 'string' && Object.hasOwn(typeTests, name);

const limitChecks = (schema: JsonObject): Check[] => [
  ...given(schema, 'maximum', isNumber).map((most) =>
    faultIf((value: number) => value > most, `must be <= ${most}`),
  ),
  ...given(schema, 'minimum', isNumber).map((least) =>
    faultIf((value: number) => value < least, `must be >= ${least}`),
  ),
  ...given(schema, 'exclusiveMaximum', isNumber).map((end) =>
    faultIf((value: number) => value >= end, `must be < ${end}`),
  ),
  ...given(schema, 'exclusiveMinimum', isNumber).map((end) =>
    faultIf((value: number) => value <= end, `must be > ${end}`),
  ),
];

function textChecks(schema: JsonObject, formatNamed: FormatNamed): Check[] {
  const patterns = given(schema, 'pattern', isText).map((pattern) => {
    const expression = expressionFrom(pattern);
    return faultIf((text: string) => !expression.test(text), `must match pattern "${pattern}"`);
  });
  const formats = given(schema, 'format', isText).map((format) => {
    const test = formatNamed(format);
    if (!test) throw new NotPlain();
    return faultIf((text: string) => !test(text), `must match format "${format}"`);
  });
  return [...patterns, ...formats];
}

function expressionFrom(pattern: string): RegExp {
  try {
    if (!pattern.includes(String.raw`\Z`)) return new RegExp(pattern, 'u');
  } catch {} // what Ajv says about it is what the user sees
  throw new NotPlain();
}

function choiceChecks(schema: JsonObject): Check[] {
  return given(schema, 'enum', isListOf(isScalar)).map((choices) => {
    if (choices.length === 0) throw new NotPlain();
    return faultIf(
      (value: Json) => !choices.some((choice) => choice === value),
      'must be equal to one of the allowed values',
    );
  });
}

function listChecks(schema: JsonObject, formatNamed: FormatNamed): Check[] {
  const items = given(schema, 'items', isRecord);
  return [
    ...given(schema, 'maxItems', isCount).map((most) =>
      faultIf((list: Json[]) => list.length > most, `must NOT have more than ${most} items`),
    ),
    ...given(schema, 'minItems', isCount).map((least) =>
      faultIf((list: Json[]) => list.length < least, `must NOT have fewer than ${least} items`),
    ),
    ...items.map((each): Check => {
      const check = checkFor(each, formatNamed);
      return (list, path, faults) => {
        for (const [index, item] of (list as Json[]).entries()) check(item, `${path}/${index}`, faults); // a list
      };
    }),
    ...given(schema, 'uniqueItems', isTrue).map(() => uniquenessCheck(items[0]?.type)),
  ];
}

/** Names the last two equal items. Items of other types than the schema gives are not compared. */
function uniquenessCheck(type: Json | undefined): Check {
  if (typeof type !== 'string' || type === 'array' || type === 'object') throw new NotPlain();
  return (list, path, faults) => {
    const indexes = new Map<Json, number>();
    const items = list as Json[]; // runs inside ofType
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const item = items[index] ?? null;
      if (!isOfType(item, type)) continue;
      const later = indexes.get(item);
      if (later !== undefined) {
        const message = `must NOT have duplicate items (items ## ${later} and ${index} are identical)`;
        faults.push({ path, message });
        return;
      }
      indexes.set(item, index);
    }
  };
}

function memberChecks(schema: JsonObject, formatNamed: FormatNamed): Check[] {
  const members = given(schema, 'properties', isRecord).flatMap((properties) =>
    Object.entries(properties).map(([name, property]) => {
      if (!isRecord(property) || name === '__proto__') throw new NotPlain();
      return { name, check: checkFor(property, formatNamed) };
    }),
  );
  const names = new Set(members.map(({ name }) => name));
  return [
    ...given(schema, 'required', isListOf(isText)).map((required): Check => {
      if (new Set(required).size < required.length) throw new NotPlain();
      return (value, path, faults) => {
        for (const name of required)
          if (memberOf(value, name) === undefined)
            faults.push({ path, message: `must have required property '${name}'` });
      };
    }),
    ...given(schema, 'additionalProperties', isBoolean).map(
      (isOpen): Check =>
        (value, path, faults) => {
          if (isOpen) return;
          for (const name of Object.keys(value as JsonObject)) // runs inside ofType
            if (!names.has(name))
              faults.push({ path, message: `must NOT have additional properties (${name})` });
        },
    ),
    ...members.map(({ name, check }): Check => {
      const step = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return (value, path, faults) => {
        const member = memberOf(value, name);
        if (member !== undefined) check(member, path + step, faults);
      };
    }),
  ];
}

const memberOf = (value: unknown, name: string): Json | undefined =>
  Object.hasOwn(value as JsonObject, name) ? (value as JsonObject)[name] : undefined; // runs inside ofType
