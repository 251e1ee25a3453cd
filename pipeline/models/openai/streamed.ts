// A streamed reply, put together into the completion that the same reply would have been in one piece.
import { z } from 'zod';
import { isTooDeep } from '../../json/foreign-json.ts';
import { CallError } from '../admission/call-error.ts';
import { addPiece, callPieceSchema, type GrowingCall } from './call-pieces.ts';
import { contentSchema, joinContent, type WireContent } from './content-parts.ts';

const deltaSchema = z.looseObject({
  content: contentSchema,
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z.array(callPieceSchema).nullish(),
});
type Delta = z.infer<typeof deltaSchema>;

const choiceSchema = z.looseObject({
  index: z.number().nullish(),
  finish_reason: z.string().nullish(),
  delta: deltaSchema.nullish(),
  /** A whole message in the last chunk. */
  message: deltaSchema.nullish(),
  error: z.unknown().optional(),
});

const chunkSchema = z.looseObject({
  model: z.string().nullish(),
  usage: z.unknown().optional(),
  choices: z.array(choiceSchema).nullish(),
});

const textFields = ['refusal', 'reasoning_content', 'reasoning'] as const;

/** What has come so far. */
interface Growing {
  content: WireContent;
  readonly texts: Partial<Record<(typeof textFields)[number], string>>;
  readonly calls: GrowingCall[];
  /** Members that are no texts. */
  readonly extra: Record<string, unknown>;
}

/** Throws a CallError when the stream ends before the reply does. */
export async function completionFromStream(chunks: AsyncIterable<unknown>): Promise<object> {
  const growing: Growing = { content: undefined, texts: {}, calls: [], extra: {} };
  let finish = '';
  let last: { model?: unknown; usage?: unknown; error?: unknown } = {};
  for await (const data of chunks) {
    const chunk = chunkSchema.safeParse(data);
    if (!chunk.success || isTooDeep(data))
      throw new CallError('bad_body', 'the stream contains a chunk that is not in the form of the API');
    const { model, usage, choices } = chunk.data;
    const choice = choices?.find(({ index }) => (index ?? 0) === 0);
    last = { model: model ?? last.model, usage: usage ?? last.usage, error: choice?.error ?? last.error };
    finish = choice?.finish_reason || finish; // servers send an empty one, or null, until the last chunk
    if (choice?.delta) append(growing, choice.delta);
    else if (choice?.message && isEmpty(growing)) append(growing, choice.message);
  }
  if (finish === '') throw new CallError('cut', 'the stream ended in the middle of the reply');
  const { content, texts, extra } = growing;
  const calls = growing.calls.toSorted((one, other) => (one.index ?? 0) - (other.index ?? 0));
  const message = { ...extra, content, ...texts, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
  const choice = { finish_reason: finish, error: last.error, message };
  return { model: last.model, usage: last.usage, choices: [choice] };
}

const isEmpty = ({ content, texts, calls }: Growing): boolean =>
  !content && Object.keys(texts).length === 0 && calls.length === 0;

/** Members that are not passed on as they are. */
const readMembers: readonly string[] = ['role', 'content', 'tool_calls', ...textFields];

function append(growing: Growing, delta: Delta): void {
  const { texts, calls, extra } = growing;
  growing.content = joinContent(growing.content, delta.content);
  for (const field of textFields) {
    const more = delta[field];
    if (typeof more === 'string') texts[field] = (texts[field] ?? '') + more;
  }
  for (const piece of delta.tool_calls ?? []) addPiece(calls, piece);
  for (const [name, value] of Object.entries(delta))
    if (!readMembers.includes(name) && value !== null && value !== undefined)
      extra[name] = joinExtra(extra[name], value);
}

/** Lists grow, as that of `reasoning_details` does. Anything else is as it came last. */
function joinExtra(so: unknown, more: unknown): unknown {
  if (!Array.isArray(so) || !Array.isArray(more)) return more;
  const list: unknown[] = [...so];
  for (const entry of more) {
    const at = list.findIndex((other) => isSameEntry(other, entry));
    if (at < 0) list.push(entry);
    else list[at] = joinEntry(list[at], entry);
  }
  return list;
}

type Entry = Readonly<Record<string, unknown>>;
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSameEntry = (one: unknown, other: unknown): boolean =>
  isEntry(one) &&
  isEntry(other) &&
  one.index !== undefined &&
  one.index === other.index &&
  one.type === other.type;

/** Texts of an entry that grow from piece to piece. */
const growingTexts: readonly string[] = ['text', 'summary', 'data'];

function joinEntry(so: unknown, more: unknown): unknown {
  if (!isEntry(so) || !isEntry(more)) return more;
  const grown = growingTexts
    .filter((name) => typeof so[name] === 'string' && typeof more[name] === 'string')
    .map((name) => [name, `${so[name]}${more[name]}`]);
  const stated = Object.entries(more).filter(([, value]) => value !== null);
  return { ...so, ...Object.fromEntries(stated), ...Object.fromEntries(grown) };
}
