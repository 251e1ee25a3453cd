// Tries one tool: it calls the tool with sensible, extreme, and bad arguments, and judges what happens to the
// rows.
import { messageOf } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import { schemaFaults } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Tool, ToolDraft } from '../../../schemas/tool.ts';
import type { StateChange, ToolResult } from '../../../schemas/trajectory.ts';
import type { WorldDatabase } from '../../worlds/database.ts';
import { programFaults, rehearse } from '../../worlds/program.ts';
import { sampleArguments } from '../../worlds/sample-arguments.ts';
import { variedArguments } from '../../worlds/varied-arguments.ts';
import { type BadCall, badCalls, type Standards } from './bad-calls.ts';
import { codeIn, type PolicyProof } from './policy-proof.ts';

/** The maximum number of sensible calls: enough to meet most guards by chance. */
const attempts = 60;
/** The same while too few succeed: strict rules leave few rows that a call can be made for. */
const attemptsIfShort = 240;
const fewestGoodCalls = 2;
/**
 * After this many characters, no more results of a tool are kept to see which rows they show. A tool that needs more is
 * of no use to an agent, and twenty of them would fill the thread.
 */
const mostShown = 1_000_000;
/** After this many good calls, and once every guard was met, further calls show nothing new. */
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

interface TrialSite {
  readonly database: WorldDatabase;
  readonly proof: PolicyProof;
  readonly random: Random;
  readonly standards: Standards;
}

/** Leaves the database as it was. */
export function tryTool(tool: ToolDraft, { database, proof, random, standards }: TrialSite): Trial {
  const seen: Observations = {
    faults: new Set(programFaults(tool, database)),
    errors: new Set(),
    accepted: 0,
    shown: [],
    room: mostShown,
    refused: 0,
    bad: 0,
    changed: 0,
    written: database.changeCount(),
  };
  if (seen.faults.size === 0) {
    const trial = { tool, database, proof, random, seen };
    for (const bad of badCalls(tool, standards)) tryBad(bad, trial);
    trySensible(trial);
    if (seen.faults.size === 0) conclude(tool, seen, standards.badCalls);
  }
  const { faults, errors, accepted, shown, refused } = seen;
  const validation = { accepted, refused, errors: [...errors].sort() };
  return { verdict: { tool, faults: [...faults], validation }, shown: shown.join('\n') };
}

/** What the calls so far have shown. */
interface Observations {
  readonly faults: Set<string>;
  readonly errors: Set<string>;
  accepted: number;
  /** Results of accepted calls. */
  readonly shown: string[];
  /** How many characters of results are still kept. */
  room: number;
  refused: number;
  /** Refused calls that had to be refused. */
  bad: number;
  changed: number;
  /** Rows that were written so far, also those of calls that were undone. */
  written: number;
}

interface RunningTrial {
  readonly tool: ToolDraft;
  readonly database: WorldDatabase;
  readonly proof: PolicyProof;
  readonly random: Random;
  readonly seen: Observations;
}

function tryBad({ why, spoil, isCertain }: BadCall, trial: RunningTrial): void {
  const { tool, database, random, seen } = trial;
  const given = spoil(sampleArguments(tool, { database, state: database.initial, random }));
  const result = attempt(given, trial);
  if (!isCertain) return;
  if (result?.ok) seen.faults.add(`accepts arguments that its schema or the rows rule out: ${why}`);
  else if (result) seen.bad += 1;
}

function trySensible(trial: RunningTrial): void {
  const { tool, database, random, seen } = trial;
  const codes = new Set(tool.program.guards.map((guard) => guard.error.code));
  const isProven = (): boolean =>
    seen.accepted >= goodCallsEnough &&
    [...codes].every((code) => seen.errors.has(code)) &&
    (tool.effect === 'read' || seen.changed > 0);
  const source = { database, state: database.initial, random };
  const isShort = (): boolean => seen.accepted < fewestGoodCalls;
  const isOver = (number: number): boolean =>
    number >= (isShort() ? attemptsIfShort : attempts) || seen.faults.size > 0 || isProven();
  for (let number = 0; !isOver(number); number += 1) attempt(variedArguments(tool, source, number), trial);
}

function conclude(
  tool: ToolDraft,
  { faults, errors, accepted, bad, changed }: Observations,
  fewestBadCalls: number,
): void {
  if (accepted < fewestGoodCalls) faults.add(`only ${accepted} of ${attemptsIfShort} sensible calls succeed`);
  if (bad < fewestBadCalls)
    faults.add(`only ${bad} bad calls are refused, expected at least ${fewestBadCalls}`);
  if (tool.effect === 'write' && accepted > 0 && changed === 0)
    faults.add('is declared to write but changes nothing');
  if (tool.program.guards.length > 0 && [...errors].every((code) => code === 'INVALID_ARGUMENTS'))
    faults.add('no call ever fails at one of its guards');
}

/** Makes the call, undoes it, and notes everything that is wrong. Undefined when the program itself fails. */
function attempt(
  given: JsonObject,
  { tool, database, proof, seen }: Omit<RunningTrial, 'random'>,
): ToolResult | undefined {
  const { faults } = seen;
  try {
    const result = rehearse(tool, database, given);
    const before = seen.written;
    seen.written = database.changeCount();
    if (result.broken !== undefined) {
      faults.add(`its program fails: ${result.broken}`);
      return undefined;
    }
    if ((tool.effect === 'read' || !result.ok) && seen.written !== before)
      faults.add(`changes rows although it ${result.ok ? 'is declared to read' : 'refuses the call'}`);
    for (const fault of proof.note(tool, result)) faults.add(fault);
    if (!result.ok) {
      seen.errors.add(codeIn(result.value));
      seen.refused += 1;
      return result;
    }
    for (const fault of schemaFaults(tool.outputSchema, result.value))
      faults.add(`its result breaks its schema: ${fault}`);
    for (const { table, key } of strayChanges(tool, given, result.changes))
      faults.add(`changes ${table} ${key}, which the call does not name`);
    seen.changed += result.changes.length;
    seen.accepted += 1;
    if (seen.room > 0) {
      const text = JSON.stringify(result.value);
      seen.shown.push(text);
      seen.room -= text.length;
    }
    return result;
  } catch (error) {
    seen.written = database.changeCount();
    faults.add(`its program fails: ${messageOf(error)}`);
    return undefined;
  }
}

/**
 * Changes of existing rows that the call does not name, in tables of which it names rows: an UPDATE without
 * its WHERE. Other tables (lines of an order, stock) may change along.
 */
function strayChanges(tool: ToolDraft, given: JsonObject, changes: readonly StateChange[]): StateChange[] {
  const named = new Map<string, Set<string>>();
  for (const [parameter, table] of Object.entries(tool.references)) {
    const keys = [given[parameter] ?? []].flat().map(String);
    if (keys.length > 0) named.set(table, new Set([...(named.get(table) ?? []), ...keys]));
  }
  return changes.filter(({ table, key, before }) => before !== null && named.get(table)?.has(key) === false);
}
