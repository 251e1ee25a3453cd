// One goal: a call that works in the world as it stands, the lookups that lead to its keys, and how a user asks
// for it.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { Fact } from '../../schemas/task.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { nameInWords } from '../values-in-words.ts';
import { sampleArguments } from '../worlds/sample-arguments.ts';
import { variedArguments } from '../worlds/varied-arguments.ts';
import { factSentence } from './details.ts';
import { purposeOf } from './purpose.ts';
import { type Lookup, readsBefore } from './record-reads.ts';
import { reportOf } from './report.ts';
import { asRequest } from './request.ts';
import type { Scratch } from './scratch.ts';
import { canBeWished, wishFor } from './wish.ts';
import { keyInWords, nameOf } from './wording.ts';

export interface GoalPlan {
  readonly main: Tool;
  readonly arguments: JsonObject;
  /** Why the main call is made: "to cancel order OR-1001". */
  readonly purpose: string;
  readonly lookups: readonly Lookup[];
  readonly result: ToolResult;
  readonly say: string;
  readonly facts: readonly Fact[];
  readonly communicate: readonly { name: string; value: Json }[];
  /** The policies that the main call breaks; none but where that was wished for. */
  readonly breaks: readonly Policy[];
}

interface GoalWishes {
  readonly admits: (tool: Tool) => boolean;
  /** Which outcome of the call is wanted; success when not given. */
  readonly outcome?: (result: ToolResult) => boolean;
  /** Whether the call must break a policy that the tools let through. Otherwise it must not. */
  readonly breaksPolicy?: boolean;
  /** Whether a policy must demand the user's consent before the call. */
  readonly needsConsent?: boolean;
  /** Whether keys may be found by name first. */
  readonly lookups: 'never' | 'sometimes' | 'always';
  /** Arguments that the user keeps back until asked. A call of which none can be kept back is passed over. */
  readonly hidden?: (tool: Tool, given: JsonObject, random: Random) => readonly string[];
}

/**
 * Tools and arguments tried for one goal. Most goals are found within five; the rest is for worlds with
 * strict rules.
 */
const attempts = 60;

export function planGoal(scratch: Scratch, wishes: GoalWishes, random: Random): GoalPlan | undefined {
  const tools = scratch.tools.filter(wishes.admits);
  if (tools.length === 0) return undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const tried = tryCall(random.pick(tools), { scratch, wishes, random });
    const plan = tried && planFrom(tried, { scratch, use: wishes.lookups, random });
    if (plan && (wishes.lookups !== 'always' || plan.lookups.length > 0)) return plan;
  }
  return undefined;
}

interface Trial {
  readonly scratch: Scratch;
  readonly wishes: GoalWishes;
  readonly random: Random;
}

/** Calls a tool with drawn arguments; undefined if a user could not ask for that, or would not want the result. */
function tryCall(main: Tool, { scratch, wishes, random }: Trial): Attempt | undefined {
  const database = scratch.databaseOf(main);
  const source = { database, state: database.snapshot(), random };
  // Values that are like a row or near a limit are the most likely to break a policy.
  const given = wishes.breaksPolicy
    ? variedArguments(main, source, random.integer(0, 3))
    : sampleArguments(main, source);
  const hidden = wishes.hidden?.(main, given, random) ?? [];
  const said = Object.keys(given).filter((name) => !hidden.includes(name));
  if ((wishes.hidden && hidden.length === 0) || !canBeWished(main, said)) return undefined;
  const result = scratch.probe(main, given);
  const isWanted = wishes.outcome ?? (({ ok }: ToolResult) => ok);
  const changesNothing = result.ok && main.effect === 'write' && result.changes.length === 0;
  if (!isWanted(result) || hasTooFewOrTooMany(result) || changesNothing) return undefined;
  if (wishes.needsConsent && !scratch.needsConsent(main, result)) return undefined;
  const breaks = scratch.breaches(main, result);
  if (breaks.length > 0 !== (wishes.breaksPolicy ?? false)) return undefined;
  return { main, given, result, hidden, breaks };
}

/** Of more matches than these, not even the number is of use. */
const mostMatches = 60;
/** Groups that an answer can still list. */
const mostGroups = 8;

/** A search that finds nothing makes a poor task, and one that finds nearly everything a poor question. */
function hasTooFewOrTooMany(result: ToolResult): boolean {
  if (!result.ok || !isObject(result.value)) return false;
  const total = result.value.total ?? result.value.count;
  if (typeof total === 'number') return total === 0 || total > mostMatches;
  const groups = result.value.groups;
  return Array.isArray(groups) && (groups.length === 0 || groups.length > mostGroups);
}

interface Attempt {
  readonly main: Tool;
  readonly given: JsonObject;
  readonly result: ToolResult;
  readonly hidden: readonly string[];
  readonly breaks: readonly Policy[];
}

interface Scene {
  readonly scratch: Scratch;
  readonly use: GoalWishes['lookups'];
  readonly random: Random;
}

/** Puts a call that works into words, unless it leaves out something that it needs. */
function planFrom(attempt: Attempt, scene: Scene): GoalPlan | undefined {
  const { main, given, result, hidden } = attempt;
  if (requiredOf(main.inputSchema).some((name) => given[name] === undefined)) return undefined;
  const { lookups: found, rows } = rowsSaid(attempt, scene);
  const reads = readsBefore(attempt, found, scene.scratch);
  if (!reads || (scene.use === 'never' && reads.length > 0)) return undefined;
  const lookups = [...found, ...reads];
  const subject = [...rows.values()][0]?.text ?? '';
  const texts = new Map([...rows].map(([name, row]) => [name, row.text]));
  const wish = wishFor(main, { given, hidden, rows: texts }, scene.random);
  const report = reportOf({ tool: main, result, subject }, scene.random);
  // A read with nothing to tell could be answered with anything.
  if (main.effect === 'read' && result.ok && report.communicate.length === 0) return undefined;
  return {
    main,
    arguments: given,
    purpose: purposeOf(wish.text, subject),
    lookups,
    result,
    say: [asRequest(wish, scene.random), report.question].filter((part) => part !== '').join(' '),
    facts: factsOf(attempt, rows, scene.random),
    communicate: report.communicate,
    breaks: attempt.breaks,
  };
}

interface RowSaid {
  readonly text: string;
  /** True for a row that the user knows by its name, so that its key must be looked up. */
  readonly isLookedUp: boolean;
}

/** How the user says the rows whose keys the call takes, and the lookups that lead to those keys. */
function rowsSaid(
  { main, given }: Attempt,
  { scratch, use, random }: Scene,
): { lookups: Lookup[]; rows: Map<string, RowSaid> } {
  const lookups: Lookup[] = [];
  const rows = new Map<string, RowSaid>();
  for (const [name, table] of Object.entries(main.references)) {
    const key = given[name];
    if (key === undefined) continue;
    const isTold = typeof key !== 'string' || use === 'never' || (use === 'sometimes' && random.chance(0.35));
    const lookup = isTold ? undefined : lookupFor({ main, table, key }, scratch);
    if (lookup) lookups.push(lookup);
    const text = lookup?.text ?? keyInWords(key, scratch.databaseOf(main).world.tables[table]);
    rows.set(name, { text, isLookedUp: lookup !== undefined });
  }
  return { lookups, rows };
}

/** What the user knows: a value for each argument, or the name of the row behind it. */
function factsOf(
  { main, given, hidden }: Attempt,
  rows: ReadonlyMap<string, RowSaid>,
  random: Random,
): Fact[] {
  return propertiesOf(main.inputSchema).flatMap(([name]): Fact[] => {
    const value = given[name];
    if (value === undefined) return [];
    const row = rows.get(name);
    return [
      {
        name: nameInWords(name),
        value: row?.isLookedUp ? row.text : value,
        text: factSentence({ name, value, text: row?.text }, random),
        disclosed: hidden.includes(name) ? 'asked' : 'opening',
      },
    ];
  });
}

/**
 * Finds a lookup for someone who knows only the name of a row, by trying: a read that takes no keys and whose
 * answer to the name contains the key and at most one other.
 */
function lookupFor(
  { main, table, key }: { main: Tool; table: string; key: string },
  scratch: Scratch,
): (Lookup & { text: string }) | undefined {
  const database = scratch.databaseOf(main);
  const known = database.world.tables[table];
  const named = known && nameOf(key, known, database.snapshot()[table] ?? []);
  if (!named) return undefined;
  const { name, text } = named;
  const readers = scratch.tools.filter(
    (tool) =>
      tool.world === main.world &&
      tool.effect === 'read' &&
      Object.keys(tool.references).every((parameter) => !requiredOf(tool.inputSchema).includes(parameter)),
  );
  for (const tool of readers) {
    for (const [parameter, schema] of propertiesOf(tool.inputSchema)) {
      if (schema.type !== 'string' || schema.enum || schema.format || tool.references[parameter]) continue;
      const given = { [parameter]: name };
      const result = scratch.probe(tool, given);
      if (!result.ok || !isFirstMatch(result.value, key)) continue;
      return { tool: tool.name, arguments: given, purpose: `to find the ID of ${text}`, key, text };
    }
  }
  return undefined;
}

/** True for a page of at most two rows, one of which has the key. */
function isFirstMatch(value: Json, key: string): boolean {
  if (!isObject(value)) return false;
  return Object.values(value).some(
    (rows) => Array.isArray(rows) && rows.length <= 2 && rows.some((row) => isObject(row) && row.id === key),
  );
}
