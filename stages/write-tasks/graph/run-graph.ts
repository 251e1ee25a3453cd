// Executes a graph on the worlds of a scratch: the calls that it comes to, and the values that it found. A call
// that fails, changes nothing, or breaks a policy ends the graph.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import type { PlannedCall } from '../plan.ts';
import { isRuleRefusal } from '../rule-refusals.ts';
import type { Scratch } from '../scratch.ts';
import { computations, rowsOf } from './computations.ts';
import type { Graph, Node, Source } from './graph.ts';

export interface GraphRun {
  readonly calls: readonly PlannedCall[];
  /** The value of a source after the run; undefined where it has none. */
  valueOf(source: Source): Json | undefined;
  /** Positions of the calls that a node made. */
  callsOf(node: string): readonly number[];
}

interface Running {
  readonly scratch: Scratch;
  readonly calls: PlannedCall[];
  readonly results: Map<string, Json>;
  readonly made: Map<string, number[]>;
  /** Reads since the last change: making one of them again would show nothing new. */
  readonly reads: Map<string, { readonly at: number; readonly value: Json }>;
  /** The turn that the next call belongs to. */
  turn: number;
  /** Whether the last node made a call whose turn another may share. */
  hasTurn: boolean;
}

/** A graph of more calls than this would not fit into a play. */
const mostCalls = 300;

export function runGraph(graph: Graph, scratch: Scratch): GraphRun | undefined {
  const running: Running = {
    scratch,
    calls: [],
    results: new Map(),
    made: new Map(),
    reads: new Map(),
    turn: 0,
    hasTurn: false,
  };
  for (const node of graph) if (!runNode(node, running)) return undefined;
  if (running.calls.length > mostCalls) return undefined;
  return {
    calls: running.calls,
    valueOf: (source) => sourceValue(source, running),
    callsOf: (node) => running.made.get(node) ?? [],
  };
}

function runNode(node: Node, running: Running): boolean {
  if (node.when && !areEqual(node.when, running)) return true;
  if (node.unless && areEqual(node.unless, running)) return true;
  const value = node.each ? runForEach(node, node.each, running) : runOnce(node, running);
  if (value === undefined) return false;
  running.results.set(node.id, value);
  return true;
}

const areEqual = ([a, b]: readonly [Source, Source], running: Running): boolean =>
  JSON.stringify(sourceValue(a, running)) === JSON.stringify(sourceValue(b, running));

function runForEach(node: Node, each: Source, running: Running): Json | undefined {
  const rows = rowsOf(sourceValue(each, running));
  const results: Json[] = [];
  const abreast = node.abreast ?? 1;
  for (const [at, row] of rows.entries()) {
    const isLastOfTurn = (at + 1) % abreast === 0 || at === rows.length - 1;
    const result = makeCall(node, running, { item: row });
    if (result === undefined) return undefined;
    if (isLastOfTurn) running.turn += 1;
    results.push(result);
  }
  running.hasTurn = false;
  return results.length === 0 ? undefined : results;
}

function runOnce(node: Node, running: Running): Json | undefined {
  const before = running.calls.length;
  if (node.beside && running.hasTurn) running.turn -= 1;
  const first = makeCall(node, running);
  running.hasTurn = running.calls.length > before;
  if (running.hasTurn || node.beside) running.turn = (running.calls.at(-1)?.turn ?? -1) + 1;
  if (first === undefined || node.pagesOf === undefined || !isObject(first)) return first;
  return readPages({ ...node, pagesOf: node.pagesOf }, first, running);
}

/** The result with the rows of the following pages, up to the row that is sought if the node names one. */
function readPages(
  node: Node & { readonly pagesOf: string },
  first: JsonObject,
  running: Running,
): Json | undefined {
  const rows = [...rowsOf(first[node.pagesOf])];
  const total = Number(first.total ?? rows.length);
  const { until } = node;
  const isFound = () => until !== undefined && rows.some((row) => row[until.field] === until.is);
  while (rows.length < total && !isFound()) {
    const page = makeCall(node, running, { offset: rows.length });
    running.turn += 1;
    const more = isObject(page) ? rowsOf(page[node.pagesOf]) : [];
    if (more.length === 0) return undefined;
    rows.push(...more);
  }
  return { ...first, [node.pagesOf]: rows };
}

function makeCall(
  node: Node,
  running: Running,
  { item, offset }: { item?: JsonObject; offset?: number } = {},
): Json | undefined {
  const { id, tool, purpose } = node;
  const { scratch, calls, made, reads, turn } = running;
  const given = argumentsOf(node, running, item);
  if (!given) return undefined;
  if (offset !== undefined) given.offset = offset;
  const asked = JSON.stringify([tool.name, given]);
  const known = reads.get(asked);
  made.set(id, [...(made.get(id) ?? []), known?.at ?? calls.length]);
  if (known) return known.value;
  const result = node.refused ? refusedBy(node, given, scratch) : soundResult(tool, given, scratch);
  if (!result) return undefined;
  if (tool.effect === 'read') reads.set(asked, { at: calls.length, value: result.value });
  else if (!node.refused) reads.clear();
  calls.push({
    tool: tool.name,
    arguments: given,
    turn,
    goal: 0,
    purpose: offset === undefined ? purpose.replace('{item}', keyOf(tool, given)) : 'to read the next page',
    ...(node.refused ? { refused: true } : {}),
  });
  return result.value;
}

function argumentsOf(
  { arguments: sources }: Node,
  running: Running,
  item: JsonObject | undefined,
): JsonObject | undefined {
  const given: JsonObject = {};
  for (const [name, source] of Object.entries(sources)) {
    const value = sourceValue(source, running, item);
    if (value === undefined || value === null) return undefined;
    given[name] = value;
  }
  return given;
}

/** The key that a call is about. */
function keyOf({ references }: Tool, given: JsonObject): string {
  const keyed = Object.keys(references).find((name) => given[name] !== undefined);
  return keyed === undefined ? '' : String(given[keyed]);
}

function refusedBy({ tool }: Node, given: JsonObject, scratch: Scratch): ToolResult | undefined {
  const result = scratch.probe(tool, given);
  return isRuleRefusal(result) ? result : undefined;
}

/** Makes a call that does what a careful agent would do: it works, changes what it should, and breaks no policy. */
function soundResult(tool: Tool, given: JsonObject, scratch: Scratch): ToolResult | undefined {
  // What policies say of a change depends on the state before it. Without them, trying it is making it.
  const isTried = tool.effect === 'read' || scratch.isWatched(tool);
  const result = isTried ? scratch.probe(tool, given) : scratch.keep(tool, given);
  if (!result.ok || tool.effect === 'read') return result.ok ? result : undefined;
  if (result.changes.length === 0) return undefined;
  if (!isTried) return result;
  return scratch.breaches(tool, result).length === 0 ? scratch.keep(tool, given) : undefined;
}

function sourceValue(source: Source, running: Running, item?: JsonObject): Json | undefined {
  if ('known' in source) return source.known;
  if ('item' in source) return item?.[source.item];
  if ('from' in source) return memberOf(running.results.get(source.from), source.path);
  const values = source.of.map((each) => sourceValue(each, running, item));
  if (!values.every((value) => value !== undefined)) return undefined;
  return memberOf(computations[source.compute]?.(values, source.by), source.path ?? []);
}

function memberOf(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (at, name) => (isObject(at ?? null) ? (at as JsonObject)[name] : undefined),
    value,
  );
}
