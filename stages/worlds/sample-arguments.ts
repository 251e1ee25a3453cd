// Arguments for a tool, drawn from its schema, its samples, and the rows of its world, so that they make
// sense there.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { snakeCase } from '../english.ts';
import { isSteering } from '../steering-parameters.ts';
import type { Row, State, WorldDatabase } from './database.ts';
import { drawnGroup } from './drawn-rows.ts';

export type SampledTool = Pick<ToolDraft, 'inputSchema' | 'references' | 'samples'>;

/** The chance that an optional parameter is given: low enough for short calls, high enough to try each. */
const optionalChance = 0.4;

/** Where the values of arguments come from. */
export interface ArgumentSource {
  readonly database: WorldDatabase;
  /** The rows to refer to: the initial ones, or those of the moment. */
  readonly state: State;
  readonly random: Random;
}

export function sampleArguments(tool: SampledTool, source: ArgumentSource): JsonObject {
  const { random } = source;
  const required = new Set(requiredOf(tool.inputSchema));
  const given = tool.samples.length > 0 ? random.pick(tool.samples) : {};
  const drawn: [string, Json][] = [];
  for (const [name, schema] of propertiesOf(tool.inputSchema)) {
    // Users seldom say how much they want to see.
    if (!required.has(name) && (isSteering(name) || !random.chance(optionalChance))) continue;
    drawn.push([name, given[name] ?? sampleValue(name, schema, { tool, ...source })]);
  }
  return Object.fromEntries(drawn);
}

/**
 * Arguments with the values of one row wherever a parameter has the name of a column: a call that meets what
 * is already there, such as a slot that is taken or a pair that exists.
 */
export function argumentsLikeRow(tool: SampledTool, source: ArgumentSource): JsonObject {
  const given = sampleArguments(tool, source);
  const { database, state, random } = source;
  const shared = Object.entries(database.world.tables).map(([table, { key, columns }]) => ({
    rows: state[table] ?? [],
    parameters: Object.keys(given).filter((name) => snakeCase(name) in columns && snakeCase(name) !== key),
  }));
  const most = Math.max(...shared.map(({ parameters }) => parameters.length));
  const { rows = [], parameters = [] } = shared.find((each) => each.parameters.length === most) ?? {};
  if (rows.length === 0) return given;
  const row = random.pick(rows);
  const values = parameters.flatMap((name): [string, Json][] => {
    const value = scalar(row[snakeCase(name)]);
    return typeof value === typeof given[name] ? [[name, value]] : [];
  });
  return { ...given, ...Object.fromEntries(values) };
}

interface ValueSource extends ArgumentSource {
  readonly tool: SampledTool;
}

function sampleValue(name: string, schema: JsonObject, source: ValueSource): Json {
  const { tool, database, state, random } = source;
  const table = tool.references[name];
  if (table !== undefined) {
    const rows = drawnGroup(state[table] ?? [], random);
    const key = database.world.tables[table]?.key ?? 'id';
    const draw = (): Json => (rows.length > 0 ? scalar(random.pick(rows)[key]) : `no-${name}`);
    return schema.type === 'array' ? sampleList(schema, random, draw) : draw();
  }
  if (schema.type === 'array') {
    const items = isObject(schema.items) ? schema.items : {};
    return sampleList(schema, random, () => sampleValue(name, items, source));
  }
  const choices = schema.enum;
  if (Array.isArray(choices)) return random.pick(choices);
  if (schema.type === 'object') {
    return Object.fromEntries(
      propertiesOf(schema).map(([member, property]) => [member, sampleValue(member, property, source)]),
    );
  }
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') return sampleNumber(name, schema, source);
  return sampleText(name, source);
}

function sampleList(schema: JsonObject, random: Random, draw: () => Json): Json {
  const least = typeof schema.minItems === 'number' ? schema.minItems : 1;
  const values = Array.from({ length: random.integer(least, least + 2) }, draw);
  return values.filter(
    (value, index) => values.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === index,
  );
}

/** Now and then a number that some row has, so that calls meet rules about values that are already taken. */
function sampleNumber(
  parameter: string,
  schema: JsonObject,
  { database, state, random }: ValueSource,
): number {
  const name = snakeCase(parameter);
  const tables = Object.keys(database.world.tables).flatMap((table) => {
    const { numbers } = valuesIn(state[table] ?? [], name);
    return numbers.length > 0 ? [numbers] : [];
  });
  if (tables.length > 0 && random.chance(0.3)) return random.pick(random.pick(tables));
  const least = typeof schema.minimum === 'number' ? schema.minimum : 1;
  const most = typeof schema.maximum === 'number' ? schema.maximum : least + 100;
  if (schema.type === 'integer') return random.integer(Math.ceil(least), Math.floor(most));
  return Math.round((least + random.next() * (most - least)) * 100) / 100;
}

/** A value of the column of that name (parameters may be in camel case), or else the label of some row. */
function sampleText(parameter: string, { database: { world }, state, random }: ValueSource): Json {
  const name = snakeCase(parameter);
  const columns = Object.entries(world.tables).flatMap(([table, { label, columns }]) =>
    Object.keys(columns).flatMap((column) =>
      column === name || column === label ? [{ table, column, exact: column === name }] : [],
    ),
  );
  const exact = columns.filter((column) => column.exact);
  const source = random.pick(exact.length > 0 ? exact : columns);
  const { texts } = valuesIn(state[source.table] ?? [], source.column);
  return texts.length > 0 ? random.pick(texts) : name;
}

interface HeldValues {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** Values of columns by the rows of a table, which are the same list until something is written to it. */
const known = new WeakMap<readonly Row[], Map<string, HeldValues>>();

function valuesIn(rows: readonly Row[], column: string): HeldValues {
  const columns = known.get(rows) ?? new Map<string, HeldValues>();
  known.set(rows, columns);
  const values = columns.get(column) ?? valuesOf(rows, column);
  columns.set(column, values);
  return values;
}

/** A table has one set of columns: a look at the first row tells whether it has this one. */
function valuesOf(rows: readonly Row[], column: string): HeldValues {
  const values = rows[0] && column in rows[0] ? rows.map((row) => row[column]) : [];
  return {
    numbers: values.filter((value) => typeof value === 'number'),
    texts: values.filter((value) => typeof value === 'string'),
  };
}

function scalar(value: unknown): Json {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
