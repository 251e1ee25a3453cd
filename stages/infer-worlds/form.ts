// Form: one way in which a tool of a server can act on a thing, as a program. A form that cannot account for
// a parameter does not apply: no meaning is invented.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { nullable, type Output, type ShownColumn, type TableView } from '../worlds/programs.ts';
import { allOf, identifier, matchesIfGiven } from '../worlds/sql.ts';
import type { Verb } from './meaning.ts';
import { type NamedTool, type ParameterRole, roleOf, type Thing, type ThingColumn } from './thing.ts';

type Roles = Readonly<Partial<Record<ParameterRole, readonly string[]>>>;

/** A tool of a server with all that is known about it. */
export interface KnownTool extends NamedTool {
  readonly thing: Thing;
  readonly view: TableView;
  /** Parameters by their role for the thing. Every one is accounted for. */
  readonly roles: Roles;
  /** The rows that exist. */
  readonly rows: readonly JsonObject[];
  /** Values for a new row, as a caller would give them. */
  newValues(): JsonObject;
}

export type InferredParts = Pick<
  ToolDraft,
  'program' | 'effect' | 'outputSchema' | 'references' | 'samples' | 'intents'
>;

export interface ToolForm {
  readonly name: string;
  readonly verbs: readonly Verb[];
  /** It knows its parameters by their names, whatever their role. */
  readonly readsNames?: boolean;
  /** Undefined where the tool does not have this form. */
  infer(tool: KnownTool): InferredParts | undefined;
}

/** The parts of a tool that a form puts together. */
interface FormParts {
  readonly guards?: ToolDraft['program']['guards'];
  readonly statements?: readonly string[];
  readonly references?: ToolDraft['references'];
  readonly samples?: readonly JsonObject[];
  readonly intents?: readonly string[];
  readonly result: Output;
}

export const inferredTool = (
  effect: ToolDraft['effect'],
  { guards = [], statements = [], references = {}, samples = [], intents = [], result }: FormParts,
): InferredParts => ({
  effect,
  references,
  samples: [...samples],
  intents: [...intents],
  outputSchema: result.schema,
  program: {
    guards: [...guards],
    statements: [...statements],
    result: { sql: result.sql, shape: 'one' },
  },
});

/** The roles of the parameters, or the first parameter whose role is not known. */
export function rolesOf({ spec }: NamedTool, thing: Thing): Roles | { readonly unknown: string } {
  const roles: Partial<Record<ParameterRole, string[]>> = {};
  for (const [name, schema] of propertiesOf(spec.inputSchema)) {
    const role = roleOf(name, schema, thing);
    if (!role) return { unknown: name };
    roles[role] = [...(roles[role] ?? []), name];
  }
  return roles;
}

/** A thing as programs speak of it. */
export const viewOf = (thing: Thing): TableView => ({
  noun: thing.noun,
  plural: thing.plural,
  table: thing.table,
  key: thing.key.column,
  keys: { prefix: `${thing.noun.replaceAll(' ', '-')}-`, last: 0 },
  shown: shownColumns(thing).map(asShown),
});

/** Columns of a row as agents see it, with the key that the server makes and the state. */
export function shownColumns({ columns, key, states }: Thing): ThingColumn[] {
  const id: ThingColumn = { name: 'id', schema: { type: 'string' }, isRequired: true };
  const status: ThingColumn = {
    name: 'status',
    schema: { type: 'string', enum: [...states] },
    isRequired: true,
  };
  return [...(key.isMade ? [id] : []), ...columns, ...(states.length > 0 ? [status] : [])];
}

/** Types alone: bounds and words describe what is given, not what comes back. */
function asShown({ name, schema: { type, items }, isRequired }: ThingColumn): ShownColumn {
  const schema = { ...(type === undefined ? {} : { type }), ...(items === undefined ? {} : { items }) };
  const isJson = type === 'array' || type === 'object';
  return {
    name,
    schema: isRequired ? schema : nullable(schema),
    sql: (alias) => (isJson ? `json(${alias}.${identifier(name)})` : `${alias}.${identifier(name)}`),
  };
}

/** Columns that have the values of the parameters of their names. */
export const equalsAll = (names: readonly string[]): string[] =>
  names.map((name) => `${identifier(name)} = :${name}`);

/** The row that a call names by its key, within what else it names. */
export function rowNamed({ thing, roles }: Pick<KnownTool, 'thing' | 'roles'>): string {
  const [key = ''] = roles.key ?? [];
  const within = (roles.column ?? []).map((name) => matchesIfGiven(identifier(name), name));
  return allOf([`${identifier(thing.key.column)} = :${key}`, ...within]);
}

/**
 * Keys of rows that exist, each with what else the call names of its row, and new values for what it sets.
 */
export function namedRows(
  { thing, roles, rows, newValues }: KnownTool,
  set: readonly string[] = [],
): JsonObject[] {
  const [key] = roles.key ?? [];
  if (key === undefined || !roles.column) return [];
  const within = roles.column.filter((name) => !set.includes(name));
  return rows.slice(0, 6).map((row) => ({
    [key]: row[thing.key.column] ?? null,
    ...onlyOf(row, within),
    ...onlyOf(newValues(), set),
  }));
}

export const onlyOf = (row: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
