// What is wrong with a config, in plain words. zod finds it; its own words are for programmers.
import { z } from 'zod';
import { suggestion } from '../suggestions.ts';

/** One thing that is wrong, at a path of the config. */
export interface ConfigProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Said without refusing the config. */
  readonly isWarning?: boolean;
}

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

const oneOf = new Intl.ListFormat('en', { type: 'disjunction' });

/** Longest value that a message quotes. */
const mostQuoted = 80;

/** Keys whose values are secrets, or may be. */
const secretKeys: readonly PropertyKey[] = ['apiKey', 'headers', 'env'];

/** zod's error map: a message of a schema's own goes before it. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; expected ${nouns[issue.expected] ?? issue.expected}`
        : `expected ${nouns[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return limitText(issue.origin, issue.minimum, issue.inclusive === false ? 'more than' : 'at least');
    case 'too_big':
      return limitText(issue.origin, issue.maximum, issue.inclusive === false ? 'less than' : 'at most');
    case 'invalid_value':
      return `expected ${oneOf.format(issue.values.map((value) => JSON.stringify(value)))}${
        typeof issue.input === 'string' ? suggestion(issue.input, issue.values.map(String)) : ''
      }`;
    case 'invalid_format':
      return issue.format === 'url' ? 'expected a URL that begins with http:// or https://' : undefined;
    default:
      return undefined;
  }
}

function limitText(origin: string, limit: number | bigint, words: string): string {
  if (origin === 'string')
    return limit === 1 ? 'expected text that is not empty' : `expected text of ${words} ${limit} characters`;
  if (origin === 'array' || origin === 'set') return `expected a list of ${words} ${limit} entries`;
  return `expected a number of ${words} ${limit}`.replace('of more than 0', 'above zero');
}

/** The issues that zod reports, one problem each; an unknown key is a problem of its own. */
export function problemsFrom(error: z.ZodError, raw: object, schema: z.ZodType): ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, path, schema) }));
    const inner = issue.code === 'invalid_union' ? innermost(issue.errors) : undefined;
    const at = [...path, ...(inner?.path ?? [])];
    const message = inner?.message ?? issue.message;
    return [
      { path: at, message: message.startsWith('expected') ? `${message}${quotedValue(raw, at)}` : message },
    ];
  });
}

/** Of the alternatives of a union, the one that fits best: the one with the fewest issues. */
function innermost(alternatives: readonly (readonly z.core.$ZodIssue[])[]): z.core.$ZodIssue | undefined {
  const [best] = [...alternatives].sort((a, b) => a.length - b.length);
  return best?.[0];
}

function unknownKey(key: string, path: readonly PropertyKey[], schema: z.ZodType): string {
  const known = keysAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), path);
  const listed = known.length > 0 ? `; the keys here are ${known.join(', ')}` : '';
  return `unknown key${suggestion(key, known)}${listed}`;
}

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described | boolean;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

function keysAt(schema: object, path: readonly PropertyKey[]): string[] {
  let level: Described[] = [schema];
  for (const key of path)
    level = level.flatMap(alternativesOf).flatMap(({ properties, additionalProperties, items }) => {
      const next = properties?.[String(key)] ?? (typeof key === 'number' ? items : additionalProperties);
      return typeof next === 'object' ? [next] : [];
    });
  return level.flatMap(alternativesOf).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

const alternativesOf = (schema: Described): readonly Described[] => schema.anyOf ?? [schema];

function quotedValue(raw: object, path: readonly PropertyKey[]): string {
  if (path.some((key) => secretKeys.includes(key))) return '';
  const value = path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    raw,
  );
  if (value === undefined) return '';
  const text = JSON.stringify(value);
  return `, got ${text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text}`;
}

/** `my.yaml:4: stages.simulate.trails: unknown key (did you mean trials?)` */
export function problemLine({ path, message }: ConfigProblem, place: string): string {
  const key = path.join('.') || 'the config';
  return `${place}: ${key}${/^is missing/.test(message) ? ' ' : ': '}${message}`;
}
