// One goal: a call that succeeds in the world as it stands, the lookups that lead to its keys, and how a user
// asks for it.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Fact } from '../../schemas/task.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { sampleArguments } from '../worlds/sample-arguments.ts';
import { reportOf } from './report.ts';
import type { Scratch } from './scratch.ts';
import {
  argumentName,
  asRequest,
  canBeWished,
  inWords,
  keyInWords,
  rowInWords,
  textsFor,
  wish,
} from './wording.ts';

export interface GoalPlan {
  readonly main: Tool;
  readonly arguments: JsonObject;
  readonly lookups: readonly Lookup[];
  readonly result: ToolResult;
  readonly say: string;
  readonly facts: readonly Fact[];
  readonly communicate: readonly { name: string; value: Json }[];
}

export interface Lookup {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
}

export interface GoalWishes {
  readonly admits: (tool: Tool) => boolean;
  /** Which outcome of the call is wanted; success when not given. */
  readonly outcome?: (result: ToolResult) => boolean;
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
  const isWanted = wishes.outcome ?? ((result: ToolResult) => result.ok);
  for (let attempt = 0; attempt < attempts && tools.length > 0; attempt += 1) {
    const main = random.pick(tools);
    const database = scratch.databaseOf(main);
    const given = sampleArguments(main, database, database.snapshot(), random);
    const hidden = wishes.hidden?.(main, given, random) ?? [];
    if (wishes.hidden && hidden.length === 0) continue;
    if (
      !canBeWished(
        main,
        Object.keys(given).filter((name) => !hidden.includes(name)),
      )
    )
      continue;
    const result = scratch.probe(main, given);
    if (
      !isWanted(result) ||
      hasTooFewOrTooMany(result) ||
      (result.ok && main.effect === 'write' && result.changes.length === 0)
    )
      continue;
    const plan = worded({ main, given, result, hidden }, scratch, wishes.lookups, random);
    if (plan && (wishes.lookups !== 'always' || plan.lookups.length > 0)) return plan;
  }
  return undefined;
}

/** Matches that a user can still be told about one by one or counted at a glance. */
const mostMatches = 6;

/** A search that finds nothing makes a poor task, and one that finds nearly everything a poor question. */
function hasTooFewOrTooMany(result: ToolResult): boolean {
  if (!result.ok || !isObject(result.value)) return false;
  const total = result.value.total ?? result.value.count;
  if (typeof total === 'number') return total === 0 || total > mostMatches;
  const groups = result.value.groups;
  return Array.isArray(groups) && groups.length === 0;
}

interface Found {
  main: Tool;
  given: JsonObject;
  result: ToolResult;
  hidden: readonly string[];
}

function worded(
  { main, given, result, hidden }: Found,
  scratch: Scratch,
  use: GoalWishes['lookups'],
  random: Random,
): GoalPlan | undefined {
  const lookups: Lookup[] = [];
  const named = new Map<string, string>();
  const references = new Set<string>();
  for (const [name, table] of Object.entries(main.references)) {
    const key = given[name];
    if (key === undefined) continue;
    const isTold = typeof key !== 'string' || use === 'never' || (use === 'sometimes' && random.chance(0.35));
    const lookup = isTold ? undefined : lookupFor(main, table, key, scratch);
    if (lookup) lookups.push(lookup);
    named.set(name, lookup?.text ?? keyInWords(key, scratch.databaseOf(main).world.tables[table]));
    if (lookup) references.add(name);
  }
  const texts = new Map([...textsFor(given, named)].filter(([name]) => !hidden.includes(name)));
  const report = reportOf(main, result, [...named.values()][0] ?? '', random);
  const say = [asRequest(wish(main, texts, random), random), report.question]
    .filter((part) => part !== '')
    .join(' ');
  const required = requiredOf(main.inputSchema);
  const facts = propertiesOf(main.inputSchema).flatMap(([name]): Fact[] => {
    const value = given[name];
    if (value === undefined) return [];
    const text = named.get(name) ?? inWords(value);
    return [
      {
        name: argumentName(name),
        value: references.has(name) ? text : value,
        text: factText(argumentName(name), text),
        disclosed: hidden.includes(name) ? 'asked' : 'opening',
      },
    ];
  });
  if (required.some((name) => given[name] === undefined)) return undefined;
  return { main, arguments: given, lookups, result, say, facts, communicate: report.communicate };
}

/**
 * A way to the key of a row for somebody who knows only its label, found by trying: a read without keys whose
 * answer to the label holds the key, and few others.
 */
function lookupFor(
  main: Tool,
  table: string,
  key: string,
  scratch: Scratch,
): (Lookup & { text: string }) | undefined {
  const database = scratch.databaseOf(main);
  const { noun = '', label = '', key: keyColumn = 'id' } = database.world.tables[table] ?? {};
  const row = database.snapshot()[table]?.find((candidate) => candidate[keyColumn] === key);
  const name = row?.[label];
  if (label === keyColumn || typeof name !== 'string') return undefined;
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
      const text = rowInWords(noun, label, name);
      return { tool: tool.name, arguments: given, purpose: `to find the ID of ${text}`, text };
    }
  }
  return undefined;
}

/** True for a page of rows with at most two matches, one of which has the key. */
function isFirstMatch(value: Json, key: string): boolean {
  if (!isObject(value)) return false;
  return Object.values(value).some(
    (rows) => Array.isArray(rows) && rows.length <= 2 && rows.some((row) => isObject(row) && row.id === key),
  );
}

/** Remarks are quoted; names, numbers and choices stand as they are. */
const factText = (name: string, text: string): string =>
  /^[a-z].* .* /.test(text) ? `As for the ${name}: "${text}".` : `The ${name} is ${text}.`;
