// Calls that must be refused: each takes sensible arguments and changes one of them to what the schema or the
// rows rule out.
import { isObject, propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';

export interface BadCall {
  /** What is wrong with it. */
  readonly why: string;
  spoil(sensible: JsonObject): JsonObject;
  /** False where the tool may accept it, such as a search by a key that no row has. */
  readonly isCertain: boolean;
}

/** What a world and its tools must meet. */
export interface Standards {
  /** The least number of tools that work: with fewer, an agent has no choice. */
  readonly tools: number;
  /** The least number of bad calls that each tool refuses. */
  readonly badCalls: number;
  /** True for foreign interfaces: they may accept parameters that they do not declare, and unknown keys. */
  readonly isOpen: boolean;
}

export const standards = {
  grown: { tools: 6, badCalls: 3, isOpen: false },
  real: { tools: 3, badCalls: 0, isOpen: true },
} as const satisfies Record<string, Standards>;

type Called = Pick<ToolDraft, 'inputSchema' | 'references'>;

export function badCalls(
  { inputSchema, references }: Called,
  { badCalls: fewest, isOpen }: Standards,
): BadCall[] {
  const required = new Set(requiredOf(inputSchema));
  const properties = propertiesOf(inputSchema);
  const withValue = (why: string, given: JsonObject, isCertain = true): BadCall => ({
    why: `${why} of ${Object.keys(given).join()}`,
    spoil: (sensible) => ({ ...sensible, ...given }),
    isCertain,
  });
  const unknownKeys = properties
    .filter(([name]) => references[name] !== undefined)
    .map(([name, property]) =>
      withValue('unknown key', { [name]: unknownKey(property) }, required.has(name) && !isOpen),
    );
  const missing = [...required].slice(0, 2).map(
    (name): BadCall => ({
      why: `no ${name}`,
      spoil: (sensible) => Object.fromEntries(Object.entries(sensible).filter(([given]) => given !== name)),
      isCertain: true,
    }),
  );
  const wrongTypes = properties
    .slice(0, 2)
    .map(([name]) => withValue('wrong type', { [name]: { wrong: 'type' } }));
  const outside = kindsOfBounds.flatMap(({ why, beyond }) => {
    for (const [name, property] of properties) {
      const value = beyond(property);
      if (value !== undefined) return [withValue(why, { [name]: value })];
    }
    return [];
  });
  const found = [
    ...unknownKeys,
    ...missing,
    ...wrongTypes,
    ...outside,
    withValue('unknown parameter', { no_such_parameter: true }, !isOpen),
  ];
  const certain = found.filter(({ isCertain }) => isCertain).length;
  const more = Array.from({ length: isOpen ? 0 : Math.max(0, fewest - certain) }, (_, number) =>
    withValue('unknown parameter', { [`another_parameter_${number + 1}`]: 'x' }),
  );
  return [...found, ...more];
}

/** As many as the list must have, so that only the keys are wrong and not its length. */
function unknownKey(property: JsonObject): Json {
  if (property.type !== 'array') return 'no-such-key';
  const fewest = typeof property.minItems === 'number' ? Math.max(1, property.minItems) : 1;
  return Array.from({ length: fewest }, (_, number) => `no-such-key-${number}`);
}

/** A value just beyond what a property allows; undefined where it has no such bound. */
const kindsOfBounds: readonly { why: string; beyond(property: JsonObject): Json | undefined }[] = [
  {
    why: 'value outside the enum',
    beyond: ({ enum: choices }) => (Array.isArray(choices) ? 'no-such-choice' : undefined),
  },
  {
    why: 'value below the minimum',
    beyond: ({ minimum }) => (typeof minimum === 'number' ? minimum - 1 : undefined),
  },
  {
    why: 'value above the maximum',
    beyond: ({ maximum }) => (typeof maximum === 'number' ? maximum + 1 : undefined),
  },
  {
    why: 'malformed value',
    beyond: ({ type, format, pattern }) =>
      type === 'string' && (format !== undefined || pattern !== undefined) ? '\u0000 not at all' : undefined,
  },
  {
    why: 'object without its members',
    beyond: (property) => (property.type === 'object' && requiredOf(property).length > 0 ? {} : undefined),
  },
  {
    why: 'list with a wrong item',
    beyond: ({ type, items }) =>
      type === 'array' && isObject(items) && items.type !== undefined ? [{ wrong: [] }] : undefined,
  },
];
