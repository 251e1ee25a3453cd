// One goal: a call that works in the world as it stands, the lookups that lead to its keys, and how a user asks
// for it.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { Fact } from '../../schemas/task.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { andList } from '../english.ts';
import { nameInWords } from '../values-in-words.ts';
import { sampleArguments } from '../worlds/sample-arguments.ts';
import { variedArguments } from '../worlds/varied-arguments.ts';
import { factSentence } from './details.ts';
import { type FoundRow, lookupsFor } from './lookups.ts';
import { purposeOf } from './purpose.ts';
import { reasonFor } from './reasons.ts';
import { type Lookup, readsBefore, withoutNeedlessRead } from './record-reads.ts';
import { hasNews, reportOf } from './report.ts';
import { asRequest } from './request.ts';
import type { Scratch } from './scratch.ts';
import { canBeWished, wishFor } from './wish.ts';
import { keyInWords } from './wording.ts';

/** True for a goal whose user tells the key of a record instead of what they know of it. */
export const tellsKey = ({ main, arguments: given, lookups }: GoalPlan): boolean =>
  lookups.length === 0 && Object.keys(main.references).some((name) => given[name] !== undefined);

export interface GoalPlan {
  /** The tool that was wished for, or, for a read that a search makes needless, the search. */
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
  /** Whether keys may be found first, by names and by what people know of the rows. */
  readonly lookups: 'never' | 'sometimes' | 'always';
  /** Arguments that the user keeps back until asked. A call of which none can be kept back is passed over. */
  readonly hidden?: (tool: Tool, given: JsonObject, random: Random) => readonly string[];
}

/**
 * Tools and arguments tried for one goal. Most goals are found within five; the rest is for worlds with
 * strict rules.
 */
const attempts = 60;
/** Where the call must meet a policy: few calls do, and those that do not cost little. */
const attemptsAtPolicy = 300;

/** Of these, the first insist on rows that the user can describe where the plan has a choice. */
const describing = 45;
/** The share of users who have the key of a record at hand. */
const tellingKeys = 0.1;

export function planGoal(scratch: Scratch, wishes: GoalWishes, random: Random): GoalPlan | undefined {
  const tools = scratch.tools.filter(wishes.admits);
  if (tools.length === 0) return undefined;
  const prefersKeys = random.chance(tellingKeys);
  const most = wishes.breaksPolicy || wishes.needsConsent ? attemptsAtPolicy : attempts;
  for (let attempt = 0; attempt < most; attempt += 1) {
    const tried = tryCall(random.pick(tools), { scratch, wishes, random });
    const tellsKeys = prefersKeys || attempt >= describing;
    const plan = tried && planFrom(tried, { scratch, use: wishes.lookups, tellsKeys, random });
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
  /** Whether the user tells keys instead of what they know of the rows. */
  readonly tellsKeys: boolean;
  readonly random: Random;
}

/** Puts a call that works into words, unless it leaves out something that it needs. */
function planFrom(attempt: Attempt, scene: Scene): GoalPlan | undefined {
  const { main, given, result, hidden } = attempt;
  if (requiredOf(main.inputSchema).some((name) => given[name] === undefined)) return undefined;
  const said = rowsSaid(attempt, scene);
  if (!said) return undefined;
  const { lookups: found, rows } = said;
  const reads = readsBefore(attempt, found, scene.scratch);
  if (!reads || (scene.use === 'never' && reads.length > 0)) return undefined;
  const lookups = [...found, ...reads];
  const subject = [...rows.values()][0]?.subject ?? '';
  const texts = new Map([...rows].map(([name, row]) => [name, row.text]));
  const wish = wishFor(main, { given, hidden, rows: texts }, scene.random);
  const report = reportOf({ tool: main, result, given, subject }, scene.random);
  // A read with nothing to tell could be answered with anything.
  if (main.effect === 'read' && result.ok && !hasNews(report, wish.text)) return undefined;
  const plan = {
    main,
    arguments: given,
    purpose: purposeOf(wish.text, subject),
    lookups,
    result,
    say: [asRequest(wish, scene.random), report.question, reasonFor(wish, scene.random)]
      .filter((part) => part !== '')
      .join(' '),
    facts: factsOf(attempt, rows, scene.random),
    communicate: report.communicate,
    breaks: attempt.breaks,
  };
  return withoutNeedlessRead(plan, scene.scratch);
}

interface RowSaid {
  readonly text: string;
  /** How the report names it. */
  readonly subject: string;
  /** True for a row that the user describes, so that its key must be looked up. */
  readonly isLookedUp: boolean;
}

/** The most keys of a list that a user describes instead of telling them. */
const mostDescribed = 3;

/** How the user says the rows whose keys the call takes, and the lookups that lead to those keys. */
function rowsSaid(
  { main, given }: Attempt,
  scene: Scene,
): { lookups: Lookup[]; rows: Map<string, RowSaid> } | undefined {
  const lookups: Lookup[] = [];
  const rows = new Map<string, RowSaid>();
  for (const [name, table] of Object.entries(main.references)) {
    const value = given[name];
    if (value === undefined) continue;
    const found = describedRows({ main, table, value }, scene);
    if (found.length === 0 && scene.use === 'sometimes' && !scene.tellsKeys) return undefined;
    lookups.push(...found.flatMap((row) => row.lookups));
    const told = keyInWords(value, scene.scratch.databaseOf(main).world.tables[table]);
    const said = found.length > 0 ? andList(found.map(({ text }) => text)) : told;
    const subject = found.length > 0 ? andList(found.map((row) => row.subject)) : told;
    rows.set(name, { text: said, subject, isLookedUp: found.length > 0 });
  }
  return { lookups, rows };
}

/** The rows of a key or of a short list of keys; none if the user tells the keys or one row cannot be found. */
function describedRows(
  { main, table, value }: { main: Tool; table: string; value: Json },
  { scratch, use, tellsKeys, random }: Scene,
): FoundRow[] {
  const keys = (Array.isArray(value) ? value : [value]).filter((key) => typeof key === 'string');
  if (use === 'never' || (use === 'sometimes' && tellsKeys) || keys.length > mostDescribed) return [];
  const found = keys.flatMap((key) => lookupsFor({ main, table, key }, { scratch, random }) ?? []);
  return found.length === keys.length ? found : [];
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
