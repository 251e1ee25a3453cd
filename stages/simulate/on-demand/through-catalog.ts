// The agent's procedure behind a catalog: before a call, it searches for the tool by the words of what it needs,
// reads the matches, and searches in other words if none fits. Tools that it has found stay known. Before it declines
// for want of a tool, it searches twice.
import type { Random } from '../../../pipeline/hash.ts';
import type { ToolOffer } from '../../../pipeline/models/model.ts';
import type { Catalog } from '../../../schemas/agent.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { callThrough } from '../../catalog/catalog.ts';
import { searchesIn, withoutSearches } from '../../catalog/direct.ts';
import { andList } from '../../english.ts';
import { positionIn } from '../position.ts';
import { mergeLookups } from '../reasoning.ts';
import { type Item, phraseOf, type Script, type ScriptCall, type ScriptedTask } from '../script.ts';
import { seriesPhrase } from '../series.ts';
import { type Need, purposeOf, queryFor } from './queries.ts';
import {
  refusalWithoutTool,
  thoughtOnMatch,
  thoughtOnMatches,
  thoughtOnNothing,
  thoughtOnSearch,
  thoughtOnSearchAgain,
} from './thoughts.ts';

/** A catalog with all of its tools, and those among them that a task withholds. */
export interface Behind {
  readonly catalog: Catalog;
  readonly tools: readonly ToolOffer[];
  readonly withheld: readonly string[];
}

interface Turn {
  readonly content: string;
  readonly reasoning?: string | undefined;
  readonly toolCalls: { readonly name: string; readonly arguments: JsonObject }[];
}

interface Procedure {
  readonly task: Pick<ScriptedTask, 'expected'>;
  readonly script: Script;
  readonly random: Random;
  /** The turn of an agent that sees the tools that were found. `opening`: what it thinks of the tool it takes. */
  next(
    seen: { messages: readonly Message[]; tools: readonly ToolOffer[] },
    opening: string | undefined,
  ): Turn;
}

type Search = ReturnType<typeof searchesIn>[number];

/** After so many searches for a call, the agent has tried the words of the tool itself. */
const mostSearches = 5;
/** Before it gives up. */
const searchesInVain = 2;

export function throughCatalog(messages: readonly Message[], behind: Behind, procedure: Procedure): Turn {
  const { catalog, tools } = behind;
  const { script, random } = procedure;
  const searches = searchesIn(messages, catalog);
  const seen = withoutSearches(messages, catalog);
  const { item, calls } = positionIn(script, seen);
  const wanted = item?.kind === 'answer' ? unavailableFor(item, behind, procedure) : undefined;
  if (wanted)
    return searches.length < searchesInVain
      ? searchFor([wanted], { all: searches, recent: searches }, { behind, random })
      : refusalAfter(searches, random);
  const found = new Set(searches.flatMap((search) => search.found));
  const recent = sinceLastTurn(searches, messages);
  const missing = item?.kind === 'calls' && !item.isGuess ? needsOf(calls, tools, found) : [];
  if (missing.length > 0 && recent.length < mostSearches)
    return searchFor(missing, { all: searches, recent }, { behind, random });
  const taken = thoughtOnTaken(calls, recent, { behind, random });
  const turn = procedure.next({ messages: seen, tools: tools.filter(({ name }) => found.has(name)) }, taken);
  if (turn.toolCalls.length === 0) return turn;
  return { ...turn, toolCalls: turn.toolCalls.map((call) => callThrough(catalog, call)) };
}

interface Setting {
  readonly behind: Behind;
  readonly random: Random;
}

/** The searches that nothing has followed yet. */
function sinceLastTurn(searches: readonly Search[], messages: readonly Message[]): Search[] {
  const made = new Set(searches.map(({ message }) => message));
  const last = messages.findLastIndex(
    ({ role }, at) => role === 'user' || (role === 'assistant' && !made.has(at)),
  );
  return searches.filter(({ message }) => message > last);
}

/** The first call of each tool that no search has returned. */
function needsOf(
  calls: readonly ScriptCall[],
  tools: readonly ToolOffer[],
  found: ReadonlySet<string>,
): Need[] {
  const names = [...new Set(calls.map((call) => call.tool))].filter((name) => !found.has(name));
  return names.flatMap((name) => {
    const tool = tools.find((each) => each.name === name);
    const call = calls.find((each) => each.tool === name);
    return tool && call ? [{ tool, purpose: phraseOf(call.purpose) }] : [];
  });
}

/** The tool that an answer declines for want of. */
function unavailableFor(
  { manner, isGuess }: Extract<Item, { kind: 'answer' }>,
  { tools, withheld }: Behind,
  { task }: Procedure,
): Need | undefined {
  if (task.expected !== 'decline' || manner !== 'decline' || isGuess) return undefined;
  const tool = tools.find(({ name }) => name === withheld[0]);
  return tool && { tool, purpose: purposeOf(tool) };
}

interface Searches {
  readonly all: readonly Search[];
  /** Those for the calls at hand. */
  readonly recent: readonly Search[];
}

function searchFor(needs: readonly Need[], { all, recent }: Searches, { behind, random }: Setting): Turn {
  const { search } = behind.catalog;
  // What was found before is known, whatever it was sought for.
  const tried = all.map(({ query }) => query);
  const queries = needs.map((need) => queryFor(need, tried, random));
  const phrases = needs.map(({ purpose }) => purpose);
  const last = recent.at(-1);
  return {
    content: '',
    reasoning: last
      ? thoughtOnSearchAgain(last.found, { phrases, queries }, random)
      : thoughtOnSearch({ phrases, queries }, random),
    toolCalls: queries.map((query) => ({
      name: search.name,
      arguments: {
        [search.query]: query,
        ...(random.chance(0.3) ? { [search.limit]: random.integer(3, 10) } : {}),
      },
    })),
  };
}

const refusalAfter = (searches: readonly Search[], random: Random): Turn => ({
  content: refusalWithoutTool(random),
  reasoning: thoughtOnNothing(
    searches.map(({ query }) => query),
    random,
  ),
  toolCalls: [],
});

/** Why the tools of the calls are taken; undefined if they were known before. */
function thoughtOnTaken(
  calls: readonly ScriptCall[],
  recent: readonly Search[],
  { behind, random }: Setting,
): string | undefined {
  const last = recent.filter(({ message }) => message === recent.at(-1)?.message);
  const found = new Set(last.flatMap((search) => search.found));
  const needed = [...new Set(calls.map((call) => call.tool))];
  const phrases = [...new Set(calls.map((call) => phraseOf(call.purpose)))];
  const tool = behind.tools.find(({ name }) => name === needed[0]);
  if (!tool || !needed.some((name) => found.has(name))) return undefined;
  if (needed.length > 1) return thoughtOnMatches({ tools: needed, phrases }, random);
  const others = behind.tools.filter(({ name }) => found.has(name) && name !== tool.name);
  return thoughtOnMatch({ tool, others, purpose: purposeOfAll(phrases, tool) }, random);
}

/** What many calls have in common, if it can be said, or else what their tool is for. */
function purposeOfAll(phrases: readonly string[], tool: ToolOffer): string {
  const common = seriesPhrase(phrases);
  if (common !== undefined) return common;
  return phrases.length > mostPhrases ? purposeOf(tool) : andList(mergeLookups(phrases));
}

/** A thought about more of what a tool is for is too long. */
const mostPhrases = 3;
