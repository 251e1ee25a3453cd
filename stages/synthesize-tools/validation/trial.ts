// One tool on trial: called with sensible, boundary and bad arguments, and judged by what it does to the
// rows.
import { messageOf } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import { isObject, propertiesOf, schemaFaults } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Tool, ToolDraft } from '../../../schemas/tool.ts';
import type { StateChange, ToolResult } from '../../../schemas/trajectory.ts';
import type { WorldDatabase } from '../../worlds/database.ts';
import { programFaults, rehearse } from '../../worlds/program.ts';
import { sampleArguments } from '../../worlds/sample-arguments.ts';
import { type BadCall, badCalls, type Standards } from './bad-calls.ts';

/** Sensible calls tried at most: enough to meet most guards by chance. */
const attempts = 60;
const fewestGoodCalls = 2;
/** After this many good calls, once every guard was met, more would show nothing new. */
const goodCallsEnough = 6;

export interface ToolVerdict {
  readonly tool: ToolDraft;
  readonly faults: readonly string[];
  readonly validation: Tool['validation'];
}

export interface Trial {
  readonly verdict: ToolVerdict;
  /** Results of the good calls, as text. */
  readonly shown: string;
}

/** Leaves the database as it was. */
export function tryTool(
  tool: ToolDraft,
  database: WorldDatabase,
  random: Random,
  standards: Standards,
): Trial {
  const seen: Seen = {
    faults: new Set(programFaults(tool)),
    errors: new Set(),
    results: [],
    refused: 0,
    bad: 0,
    changed: 0,
  };
  if (seen.faults.size === 0) {
    const trying = { tool, database, random, seen };
    for (const bad of badCalls(tool, standards)) tryBad(bad, trying);
    trySensible(trying);
    if (seen.faults.size === 0) conclude(tool, seen, standards.badCalls);
  }
  const { faults, errors, results, refused } = seen;
  const validation = { accepted: results.length, refused, errors: [...errors].sort() };
  return { verdict: { tool, faults: [...faults], validation }, shown: results.join('\n') };
}

/** What the calls so far have shown. */
interface Seen {
  readonly faults: Set<string>;
  readonly errors: Set<string>;
  readonly results: string[];
  refused: number;
  /** Of the refused, those that had to be. */
  bad: number;
  changed: number;
}

interface Trying {
  readonly tool: ToolDraft;
  readonly database: WorldDatabase;
  readonly random: Random;
  readonly seen: Seen;
}

function tryBad({ why, spoil, isCertain }: BadCall, { tool, database, random, seen }: Trying): void {
  const result = attempt(
    tool,
    database,
    spoil(sampleArguments(tool, database, database.initial, random)),
    seen,
  );
  if (!isCertain) return;
  if (result?.ok) seen.faults.add(`accepts arguments that its schema or its rows rule out: ${why}`);
  else if (result) seen.bad += 1;
}

function trySensible({ tool, database, random, seen }: Trying): void {
  const codes = new Set(tool.program.guards.map((guard) => guard.error.code));
  const isProven = (): boolean =>
    seen.results.length >= goodCallsEnough &&
    [...codes].every((code) => seen.errors.has(code)) &&
    (tool.effect === 'read' || seen.changed > 0);
  const bare = { ...tool, samples: [] };
  for (let number = 0; number < attempts && seen.faults.size === 0 && !isProven(); number += 1) {
    // Every other attempt leaves the samples aside, so that rules about what the rows hold are met too.
    const given = sampleArguments(number % 2 === 0 ? tool : bare, database, database.initial, random);
    attempt(
      tool,
      database,
      number % 4 === 3 ? atABound(tool, given, database.world.clock, random) : given,
      seen,
    );
  }
}

/**
 * One of the numbers at one of its ends, or one of the days in the past: allowed, and the likeliest to meet a
 * rule or break a program.
 */
function atABound(tool: ToolDraft, given: JsonObject, clock: string, random: Random): JsonObject {
  const ends = propertiesOf(tool.inputSchema).flatMap(([name, { minimum, maximum, format }]) => {
    if (given[name] === undefined) return [];
    const values = [minimum, maximum, format === 'date' ? dayBefore(clock) : undefined];
    return values.flatMap((end) =>
      typeof end === 'number' || typeof end === 'string' ? [{ [name]: end }] : [],
    );
  });
  return ends.length === 0 ? given : { ...given, ...random.pick(ends) };
}

const dayBefore = (clock: string): string =>
  new Date(Date.parse(clock) - 86_400_000).toISOString().slice(0, 10);

function conclude(
  tool: ToolDraft,
  { faults, errors, results, bad, changed }: Seen,
  fewestBadCalls: number,
): void {
  if (results.length < fewestGoodCalls)
    faults.add(`only ${results.length} of ${attempts} sensible calls succeed`);
  if (bad < fewestBadCalls)
    faults.add(`only ${bad} bad calls are refused, expected at least ${fewestBadCalls}`);
  if (tool.effect === 'write' && results.length > 0 && changed === 0)
    faults.add('says that it writes and changes nothing');
  if (tool.program.guards.length > 0 && [...errors].every((code) => code === 'INVALID_ARGUMENTS'))
    faults.add('none of its guards was ever met');
}

/**
 * Makes the call, takes it back, and notes all that is wrong with what it did. Undefined where the program
 * broke.
 */
function attempt(
  tool: ToolDraft,
  database: WorldDatabase,
  given: JsonObject,
  seen: Seen,
): ToolResult | undefined {
  const { faults } = seen;
  const before = changedRows(database);
  try {
    const result = rehearse(tool, database, given);
    if ((tool.effect === 'read' || !result.ok) && changedRows(database) !== before)
      faults.add(`changes rows although it ${result.ok ? 'says that it reads' : 'refuses'}`);
    if (!result.ok) {
      seen.errors.add(codeOf(result));
      seen.refused += 1;
      return result;
    }
    for (const fault of schemaFaults(tool.outputSchema, result.value))
      faults.add(`its result breaks its schema: ${fault}`);
    for (const { table, key } of strayChanges(tool, given, result.changes))
      faults.add(`changes ${table} ${key}, which the call does not name`);
    seen.changed += result.changes.length;
    seen.results.push(JSON.stringify(result.value));
    return result;
  } catch (error) {
    faults.add(`its program fails: ${messageOf(error)}`);
    return undefined;
  }
}

/**
 * A call that names rows of a table changes no other row of that table that was there before: an UPDATE that
 * has lost its WHERE. Tables of which it names none (lines of an order, stock) may follow.
 */
function strayChanges(tool: ToolDraft, given: JsonObject, changes: readonly StateChange[]): StateChange[] {
  const named = new Map<string, Set<string>>();
  for (const [parameter, table] of Object.entries(tool.references)) {
    const keys = [given[parameter] ?? []].flat().map(String);
    if (keys.length > 0) named.set(table, new Set([...(named.get(table) ?? []), ...keys]));
  }
  return changes.filter(({ table, key, before }) => before !== null && named.get(table)?.has(key) === false);
}

/** How many rows the connection has changed so far; SQLite counts on through rollbacks. */
const changedRows = (database: WorldDatabase): unknown =>
  database.query('SELECT total_changes() AS total', {})[0]?.total;

function codeOf(result: ToolResult): string {
  const error = isObject(result.value) ? result.value.error : undefined;
  return isObject(error) ? String(error.code) : 'UNTYPED';
}
