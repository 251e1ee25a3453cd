// Things: what the tools of a server make, with the columns that their schemas name and the key by which they
// are told apart.
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Spec } from '../../schemas/spec.ts';
import { plural, singular, snakeCase, wordsIn } from '../english.ts';
import type { Meaning } from './meaning.ts';

export interface ThingColumn {
  readonly name: string;
  readonly schema: JsonObject;
  readonly isRequired: boolean;
}

export interface Thing {
  readonly noun: string;
  readonly plural: string;
  readonly table: string;
  readonly columns: readonly ThingColumn[];
  /** A column that the caller gives (`name`, `path`), or `id`, which the server makes. */
  readonly key: { readonly column: string; readonly isMade: boolean };
  /** States that tools move it between; the first is that of a new one. */
  readonly states: readonly string[];
  /** Columns that are filled along with a move. */
  readonly remarks: readonly string[];
}

/** A tool with what its name says. */
export interface NamedTool {
  readonly spec: Spec;
  readonly meaning: Meaning;
}

/** requestId, request-id and request_id are one name. */
const flat = (name: string): string => wordsIn(name).join('_');

/** Columns by which people tell things apart, likeliest first. */
const naturalKeys = ['path', 'name', 'key', 'slug', 'uri', 'url'];

/** Names that may stand in SQL as they are. */
const isPlainName = (name: string): boolean => /^[a-zA-Z][a-zA-Z0-9_]{0,60}$/.test(name);

/** Every noun that some tool makes or changes. Where several do, the one with most columns says what it is. */
export function thingsOf(tools: readonly NamedTool[]): Thing[] {
  const found = candidatesOf(tools);
  // What is a column of another thing is a part of it: the observations of an entity are no rows of their
  // own.
  const isPart = ({ noun, plural }: Thing): boolean =>
    found.some(
      (other) =>
        other.noun !== noun &&
        other.columns.some(({ name }) => [snakeCase(noun), snakeCase(plural)].includes(flat(name))),
    );
  return found.filter((thing) => !isPart(thing));
}

function candidatesOf(tools: readonly NamedTool[]): Thing[] {
  const telling = tools.filter((tool) => tool.meaning.verb === 'create' || isPlainUpdate(tool));
  const nouns = new Set(telling.map(({ meaning }) => meaning.noun));
  return [...nouns].flatMap((noun): Thing[] => {
    const own = tools.filter(({ meaning }) => meaning.noun === noun);
    const columns = columnsOf(noun, own);
    if (columns.length < 2 || columns.some(({ name }) => !isPlainName(name) || name.toLowerCase() === 'id'))
      return [];
    const moves = own.flatMap(({ spec, meaning }) =>
      meaning.state === undefined ? [] : [{ spec, state: meaning.state }],
    );
    const natural = naturalKeyOf(noun, columns, own);
    const extra = moves.flatMap(({ spec }) => remarksIn(spec, noun, columns));
    return [
      {
        noun,
        plural: plural(noun),
        table: snakeCase(plural(noun)),
        columns: [...columns, ...extra],
        key: { column: natural ?? 'id', isMade: natural === undefined },
        remarks: extra.map(({ name }) => name),
        states: moves.length === 0 ? [] : [...new Set(['open', ...moves.map(({ state }) => state)])],
      },
    ];
  });
}

/** What the tool that makes a thing takes, and what those that change it take besides. */
function columnsOf(noun: string, own: readonly NamedTool[]): ThingColumn[] {
  const made = own.filter(({ meaning }) => meaning.verb === 'create').map(({ spec }) => columnsIn(spec));
  const [columns = []] = made.sort((a, b) => b.length - a.length);
  const changed = own.filter(isPlainUpdate).map(({ spec }) => columnsIn(spec).filter(isAttribute));
  const [others = []] = changed.sort((a, b) => b.length - a.length);
  const known = new Set(columns.map(({ name }) => flat(name)));
  const added = others.filter(({ name }) => !known.has(flat(name)) && !namesKey(flat(name), noun));
  return [...columns, ...added.map((column) => ({ ...column, isRequired: false }))];
}

/** An edit says how a thing becomes another, and an update what it is then. A list says what becomes of its parts. */
const isPlainUpdate = ({ spec }: NamedTool): boolean =>
  wordsIn(spec.name).some((word) => ['update', 'modify', 'patch'].includes(word)) &&
  itemsIn(spec.inputSchema) === undefined;

/** A switch may be about the call: `dryRun`, `force`. */
const isAttribute = ({ schema }: ThingColumn): boolean =>
  ['string', 'number', 'integer'].includes(String(schema.type));

/** A column that callers know a thing by, unless they name it by an ID in more of its tools. */
function naturalKeyOf(
  noun: string,
  columns: readonly ThingColumn[],
  own: readonly NamedTool[],
): string | undefined {
  const natural = naturalKeys.find((name) =>
    columns.some((column) => column.name === name && column.schema.type === 'string'),
  );
  const others = own.filter(({ meaning }) => meaning.verb !== 'create');
  const countOf = (isNamed: (parameter: string) => boolean): number =>
    others.filter(({ spec }) => propertiesOf(spec.inputSchema).some(([name]) => isNamed(flat(name)))).length;
  const isId = (name: string): boolean => name === 'id' || /_(id|number)$/.test(name);
  const byId = countOf((name) => isId(name) && namesKey(name, noun));
  const byName = countOf((name) => name === natural || name === `${snakeCase(noun)}_${natural}`);
  return byId > byName ? undefined : natural;
}

/** `id`, `issue_number`, and `pull_number` of a pull request name the key that a server made. */
function namesKey(name: string, noun: string): boolean {
  const own = snakeCase(noun);
  if (name === 'id' || name === 'number' || name === own) return true;
  const prefix = /^(.*)_(?:id|number|key)$/.exec(name)?.[1];
  const words = own.split('_');
  return prefix !== undefined && [own, words[0], words.at(-1)].includes(prefix);
}

/**
 * The properties that a tool takes for what it makes: its own, or those of the one list of objects that it
 * takes.
 */
function columnsIn({ inputSchema }: Pick<Spec, 'inputSchema'>): ThingColumn[] {
  const list = itemsIn(inputSchema);
  const required = new Set(requiredOf(inputSchema));
  const own = propertiesOf(inputSchema)
    .filter(([name]) => name !== list?.parameter)
    .map(([name, schema]) => ({ name, schema, isRequired: required.has(name) }));
  if (!list) return own;
  const needed = new Set(requiredOf(list.item));
  return [
    ...own,
    ...propertiesOf(list.item).map(([name, schema]) => ({ name, schema, isRequired: needed.has(name) })),
  ];
}

/** The one parameter that takes a list of objects. */
export function itemsIn(inputSchema: JsonObject): { parameter: string; item: JsonObject } | undefined {
  const lists = propertiesOf(inputSchema).flatMap(([parameter, { type, items }]) =>
    type === 'array' && isObject(items) && items.type === 'object' ? [{ parameter, item: items }] : [],
  );
  return lists.length === 1 ? lists[0] : undefined;
}

/** What may be said along with a move: texts that may be left out. */
function remarksIn({ inputSchema }: Spec, noun: string, columns: readonly ThingColumn[]): ThingColumn[] {
  const known = new Set([...columns.map(({ name }) => flat(name)), 'id', `${snakeCase(noun)}_id`]);
  const required = new Set(requiredOf(inputSchema));
  return propertiesOf(inputSchema).flatMap(([name, schema]) =>
    schema.type === 'string' && !required.has(name) && !known.has(flat(name)) && isPlainName(name)
      ? [{ name, schema, isRequired: false }]
      : [],
  );
}

/** Columns that name what a thing belongs to: the request of a task. */
export const ownersOf = ({ columns, key }: Pick<Thing, 'columns' | 'key'>): string[] =>
  columns.flatMap(({ name, isRequired }) =>
    isRequired && name !== key.column && wordsIn(name).at(-1) === 'id' ? [name] : [],
  );

/** The role of a parameter for a thing. */
export type ParameterRole = 'key' | 'keys' | 'column' | 'items' | 'query' | 'limit' | 'offset' | 'page';

/** Undefined where nothing says what the parameter is for. */
export function roleOf(parameter: string, schema: JsonObject, thing: Thing): ParameterRole | undefined {
  const name = flat(parameter);
  const noun = snakeCase(thing.noun);
  const keyNames = thing.key.isMade
    ? ['id', `${noun}_id`, `${noun}_number`, 'number', noun]
    : [thing.key.column, `${noun}_${thing.key.column}`, noun];
  if (schema.type === 'array') {
    if (isObject(schema.items) && schema.items.type === 'object') return 'items';
    if (keyNames.includes(singular(name)) && name !== singular(name)) return 'keys';
  } else if (keyNames.includes(name)) return 'key';
  const column = thing.columns.find((each) => each.name === parameter);
  if (column) return isWithin(schema.enum, column.schema.enum) ? 'column' : undefined;
  // What no column is named after may be the key by a part of the noun: the number of a pull request.
  if (thing.key.isMade && schema.type !== 'array' && namesKey(name, thing.noun)) return 'key';
  return pagingRoles.get(name);
}

const pagingRoles = new Map<string, ParameterRole>([
  ...['query', 'q', 'search', 'text', 'keyword', 'term'].map((name) => [name, 'query'] as const),
  ...['limit', 'max_results', 'page_size', 'per_page', 'top', 'count'].map(
    (name) => [name, 'limit'] as const,
  ),
  ...['offset', 'skip'].map((name) => [name, 'offset'] as const),
  ...['page', 'page_number'].map((name) => [name, 'page'] as const),
]);

/** A filter may allow a choice that no row has, such as "all". */
function isWithin(choices: Json | undefined, known: Json | undefined): boolean {
  return (
    !Array.isArray(choices) || !Array.isArray(known) || choices.every((choice) => known.includes(choice))
  );
}
