// What a chat template makes of a row: renders it, reads the text back in the order of the dialogue, and says what is not
// there. It knows no template: a call is there if its name is followed by its arguments, as JSON or one by one.
import { canonicalJson } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { ToolCall } from '../../../schemas/message.ts';
import type { RowDialogue, Turn } from '../../exporters/exporter.ts';
import { objectsBetween, parsedOr } from './json-near.ts';

/** Signs before the name of a call in which its JSON may begin, and after it in which its arguments must. */
const near = { before: 80, after: 400 };

/** What is lost, each once, in words for the card. */
export function lossesIn(text: string, { messages, tools }: RowDialogue): string[] {
  const losses = new Set<string>();
  if (tools.some(({ name }) => !text.includes(name))) losses.add('declarations of tools');
  let at = 0;
  // Declarations hold names and braces too: the dialogue begins at the first message of the user.
  const opening = messages.find(({ role }) => role === 'user')?.content ?? '';
  const start = placeOf(text, opening, 0)?.start ?? 0;
  for (const [index, message] of messages.entries()) {
    const from = message.role === 'system' ? 0 : Math.max(at, start);
    const next = messages[index + 1]?.content ?? '';
    const until = (next.trim() === '' ? undefined : placeOf(text, next, from)?.start) ?? text.length;
    const read = readTurn(text, message, { from, until });
    for (const loss of read.losses) losses.add(loss);
    if (message.role !== 'system') at = read.end;
  }
  return [...losses];
}

/** Where a turn is looked for: its calls end before the next message. */
interface Span {
  readonly from: number;
  readonly until: number;
}

interface Read {
  readonly losses: readonly string[];
  readonly end: number;
}

const whose = {
  system: 'the system prompt',
  user: 'messages of the user',
  assistant: 'words of the agent',
  tool: 'results',
};

function readTurn(text: string, message: Turn, { from, until }: Span): Read {
  const { role, content, reasoning, toolCalls = [], isMasked } = message;
  const losses: string[] = [];
  let end = from;
  const expectText = (wanted: string, loss: string): void => {
    const place = placeOf(text, wanted, end);
    if (place) end = place.end;
    else losses.push(loss);
  };
  if (reasoning && !isMasked) expectText(reasoning, 'reasoning');
  if (content.trim() !== '')
    expectText(content, role === 'assistant' && toolCalls.length > 0 ? 'words beside calls' : whose[role]);
  for (const call of toolCalls) {
    const read = readCall(text, call, { from: end, until });
    losses.push(...read.losses);
    end = read.end;
  }
  return { losses, end };
}

/** As it is, or as a JSON text: some templates quote results. */
function placeOf(text: string, wanted: string, from: number) {
  const plain = wanted.trim();
  for (const form of [plain, JSON.stringify(plain).slice(1, -1)]) {
    const start = text.indexOf(form, from);
    if (start >= 0) return { start, end: start + form.length };
  }
  return undefined;
}

function readCall(
  text: string,
  { name, arguments: given }: Pick<ToolCall, 'name' | 'arguments'>,
  { from, until }: Span,
): Read {
  const named = text.indexOf(name, from);
  if (named < 0) return { losses: ['calls'], end: from };
  const [start, after] = [Math.max(from, named - near.before), named + name.length];
  const inSpan = asObject(text, given, { from: start, until: Math.min(after + near.after, until) });
  if (inSpan) return inSpan;
  const single = oneByOne(text.slice(0, until), given, after);
  if (single.losses.length === 0) return single;
  // A result may repeat the arguments, so that the next message seems to begin with them.
  return asObject(text, given, { from: until, until: until + 1 }) ?? single;
}

function asObject(text: string, given: JsonObject, { from, until }: Span): Read | undefined {
  const wanted = canonicalJson(given);
  const isGiven = (value: Json | undefined): boolean => isObject(value) && canonicalJson(value) === wanted;
  for (const { value, end } of objectsBetween(text, from, until)) {
    const candidates = [value, value.arguments, value.parameters];
    if (candidates.some(isGiven)) return { losses: [], end };
    if (candidates.some((candidate) => typeof candidate === 'string' && isGiven(parsedOr(candidate))))
      return { losses: ['arguments are encoded twice'], end };
  }
  return undefined;
}

/** Templates that write a tag for each argument. */
function oneByOne(text: string, given: JsonObject, from: number): Read {
  let end = from;
  for (const [name, value] of Object.entries(given)) {
    const key = text.indexOf(name, end);
    const forms = [typeof value === 'string' ? value : JSON.stringify(value), spaced(value)];
    const found = forms.map((form) => ({ form, at: text.indexOf(form, key) })).find(({ at }) => at >= 0);
    if (key < 0 || !found || found.at - key > name.length + near.after)
      return { losses: ['arguments of calls'], end: from };
    end = found.at + found.form.length;
  }
  return { losses: [], end };
}

/** As Python writes JSON. */
const spaced = (value: Json): string =>
  JSON.stringify(value, undefined, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/([[{]) | ([\]}])/g, '$1$2');
