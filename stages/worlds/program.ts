// Runs a tool's program: it checks the arguments against the schema, then the guards, writes in one
// transaction, and shapes the result by the output schema.

import { BugError, messageOf } from '../../pipeline/errors.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { LimitError, RefusedError, type Row, type WorldDatabase } from './database.ts';
import { readerOf } from './results.ts';
import { changesBetween, changesSince } from './state.ts';

export type Callable = Pick<ToolDraft, 'name' | 'inputSchema' | 'outputSchema' | 'effect' | 'program'>;

/**
 * A refused call is a result, also where arguments exceed what SQLite can process. So is one that used up more than it
 * may, which is `broken`: the world is to blame. Any other exception means that the program itself is wrong.
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
  try {
    return database.call(() => calledIn(tool, database, { given, isKept }));
  } catch (error) {
    if (error instanceof LimitError || error instanceof RefusedError) return stopped(error.message, given);
    const message = messageOf(error);
    if (/constraint failed/.test(message)) return refusal('CONSTRAINT_VIOLATED', message);
    if (limitsOfArguments.test(message)) return unprocessed(message);
    throw error;
  }
}

function calledIn(tool: Callable, database: WorldDatabase, { given, isKept }: Calling): ToolResult {
  const parameters = { ...given, now: database.world.clock };
  for (const guard of tool.program.guards) {
    const [row] = database.query(guard.sql, parameters);
    if (!row || !Object.values(row)[0])
      return refusal(guard.error.code, withValues(guard.error.message, given));
  }
  return execute(tool, database, { given: parameters, isKept });
}

/** What SQLite says of a value that is too long, too large, or not what a function takes. */
const limitsOfArguments =
  /LIKE or GLOB pattern too complex|integer overflow|malformed JSON|datatype mismatch/;

const unprocessed = (why: string): ToolResult =>
  refusal('INVALID_ARGUMENTS', `The arguments cannot be processed: ${why}.`);

/** In characters of JSON. Programs that process less than this must not run out of anything. */
const mostArguments = 20_000;

/** Whether the agent or the program is to blame is decided by how much the agent has sent. */
function stopped(why: string, given: JsonObject): ToolResult {
  if (JSON.stringify(given).length > mostArguments) return unprocessed(why);
  return { ...refusal('CALL_STOPPED', `The call was stopped: ${why}.`), broken: why };
}

/** Writes and reads in one transaction, which an error takes back. */
function execute(tool: Callable, database: WorldDatabase, { given, isKept }: Calling): ToolResult {
  const { statements, result } = tool.program;
  const isWrite = tool.effect === 'write';
  if (!isWrite && statements.length === 0)
    return { ok: true, value: resultOf(database.query(result.sql, given), tool), tier: 'code', changes: [] };
  const before = database.snapshot();
  const mark = database.mark();
  const undo = (): void => {
    mark.undo();
    mark.end();
    database.rewindTo(before);
  };
  try {
    for (const statement of statements) database.run(statement, given);
    const value = resultOf(database.query(result.sql, given), tool);
    if (isKept) mark.end();
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

/** What is wrong with a program, before anything of it is executed. */
export function programFaults(tool: Callable, database: Pick<WorldDatabase, 'faultOf'>): string[] {
  const { guards, statements, result } = tool.program;
  const sqlFaults = [
    ...[...guards.map(({ sql }) => sql), result.sql].map((sql) => database.faultOf(sql, 'query')),
    ...statements.map((sql) => database.faultOf(sql, 'write')),
  ];
  return [
    ...sqlFaults.flatMap((fault) => (fault === undefined ? [] : [`its program fails: ${fault}`])),
    ...(tool.effect === 'read' && statements.length > 0
      ? ['a tool that reads has statements that write']
      : []),
  ];
}
