// Runs a tool's program: it checks the arguments against the schema, then the guards, writes in one
// transaction, and shapes the result by the output schema.

import { BugError, messageOf } from '../../pipeline/errors.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Row, WorldDatabase } from './database.ts';
import { readerOf } from './results.ts';
import { changesBetween, changesSince } from './state.ts';

export type Callable = Pick<ToolDraft, 'name' | 'inputSchema' | 'outputSchema' | 'effect' | 'program'>;

/**
 * A refused call is a result, also where arguments exceed what SQLite can process. Any other exception means that
 * the program itself is broken.
 */
export const callProgram = (tool: Callable, database: WorldDatabase, given: JsonObject): ToolResult =>
  outcomeOf(tool, database, { given, isKept: true });

/** Makes the call and takes its effects back. */
export const rehearse = (tool: Callable, database: WorldDatabase, given: JsonObject): ToolResult =>
  outcomeOf(tool, database, { given, isKept: false });

interface Calling {
  readonly given: JsonObject;
  /** Whether its effects stay. */
  readonly isKept: boolean;
}

function outcomeOf(tool: Callable, database: WorldDatabase, { given, isKept }: Calling): ToolResult {
  const faults = schemaFaults(tool.inputSchema, given);
  if (faults.length > 0) return refusal('INVALID_ARGUMENTS', faults.join('; '));
  const parameters = { ...given, now: database.world.clock };
  try {
    for (const guard of tool.program.guards) {
      const [row] = database.query(guard.sql, parameters);
      if (!row || !Object.values(row)[0])
        return refusal(guard.error.code, withValues(guard.error.message, given));
    }
    return execute(tool, database, { given: parameters, isKept });
  } catch (error) {
    const message = messageOf(error);
    if (/constraint failed/.test(message)) return refusal('CONSTRAINT_VIOLATED', message);
    if (limitsOfArguments.test(message))
      return refusal('INVALID_ARGUMENTS', `The arguments cannot be processed: ${message}.`);
    throw error;
  }
}

/** What SQLite says of a value that is too long, too large, or not what a function takes. */
const limitsOfArguments =
  /LIKE or GLOB pattern too complex|string or blob too big|integer overflow|malformed JSON|datatype mismatch/;

/** Writes and reads in one transaction, which an error takes back. */
function execute(tool: Callable, database: WorldDatabase, { given, isKept }: Calling): ToolResult {
  const { statements, result } = tool.program;
  const isWrite = tool.effect === 'write';
  if (!isWrite && statements.length === 0)
    return { ok: true, value: resultOf(database.query(result.sql, given), tool), tier: 'code', changes: [] };
  const before = database.snapshot();
  const undo = (): void => {
    database.run('ROLLBACK TO call', {});
    database.run('RELEASE call', {});
    database.rewindTo(before);
  };
  database.run('SAVEPOINT call', {});
  try {
    for (const statement of statements) database.run(statement, given);
    const value = resultOf(database.query(result.sql, given), tool);
    if (isKept) database.run('RELEASE call', {});
    const changes = isKept ? changesBetween(before, database.snapshot(), database) : changesSince(database);
    if (!isKept) undo();
    return { ok: true, value, tier: 'code', changes: isWrite ? changes : [] };
  } catch (error) {
    undo();
    throw error;
  }
}

export function refusal(code: string, message: string): ToolResult {
  return { ok: false, value: { error: { code, message } }, tier: 'code', changes: [] };
}

function withValues(message: string, given: JsonObject): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    given[name] === undefined ? whole : plain(given[name]),
  );
}

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function resultOf(rows: readonly Row[], tool: Callable): Json {
  const { shape } = tool.program.result;
  const read = readerOf(tool.outputSchema);
  if (shape === 'many') return rows.map(read.item);
  const [row] = rows;
  if (!row) throw new BugError(`the result query of ${tool.name} returned no row`);
  return shape === 'one' ? read.row(row) : read.value(Object.values(row)[0] ?? null);
}

/**
 * What a program must not contain: other time or chance than the world's, endless recursion, foreign tables.
 */
const forbidden: readonly { pattern: RegExp; reason: string }[] = [
  { pattern: /\brecursive\b/i, reason: 'recursive queries may never end' },
  {
    pattern: /\b(random|randomblob|zeroblob|load_extension)\s*\(/i,
    reason: 'results must depend on state and arguments alone',
  },
  {
    pattern: /\bcurrent_(time|date|timestamp)\b|'now'/i,
    reason: 'the time of a world is the parameter :now',
  },
  {
    pattern: /\b(attach|detach|pragma|vacuum|create|drop|alter|begin|commit|rollback)\b/i,
    reason: 'a program may only read and write rows',
  },
  { pattern: /;\s*\S/, reason: 'each entry must be a single statement' },
];

/** What is wrong with the text of a program, before anything is executed. */
export function programFaults(tool: Callable): string[] {
  const { guards, statements, result } = tool.program;
  const reads = [...guards.map((guard) => guard.sql), result.sql];
  return [
    ...reads.flatMap(readFaults),
    ...statements
      .filter((sql) => !/^\s*(insert|update|delete)\b/i.test(sql))
      .map((sql) => `not a write: ${sql.slice(0, 80)}`),
    ...(tool.effect === 'read' && statements.length > 0
      ? ['a tool that reads has statements that write']
      : []),
    ...[...reads, ...statements].flatMap(forbiddenIn),
  ];
}

/** What is wrong with the text of one query. */
export const sqlFaults = (sql: string): string[] => [...readFaults(sql), ...forbiddenIn(sql)];

const readFaults = (sql: string): string[] => [
  ...(/^\s*(select|with)\b/i.test(sql) ? [] : [`not a SELECT: ${sql.slice(0, 80)}`]),
  ...(/\b(insert|update|delete)\b/i.test(withoutText(sql))
    ? [`a SELECT that writes: ${sql.slice(0, 80)}`]
    : []),
];

function forbiddenIn(sql: string): string[] {
  const bare = withoutText(sql);
  return forbidden
    .filter(({ pattern }) => pattern.test(bare))
    .map(({ reason }) => `${reason}: ${sql.slice(0, 80)}`);
}

/**
 * Words inside literals are not keywords. 'now' stays, because date functions read it as the time of the
 * host.
 */
const withoutText = (sql: string): string => sql.replaceAll(/'(?!now')[^']*'/gi, "''");
