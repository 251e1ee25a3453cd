// A chat completion, read as a reply. Only what a model said to the end, in words and calls that parse, becomes one.
import { z } from 'zod';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Received } from '../../../schemas/message.ts';
import { roundedIntegerIn, roundedIssue } from '../../json/exact-numbers.ts';
import { isTooDeep, tooDeep } from '../../json/foreign-json.ts';
import { isObject } from '../../json/json-schema.ts';
import { CallError } from '../admission/call-error.ts';
import type { CallInReply, Reply } from '../model.ts';
import type { ResolvedSettings } from '../settings.ts';
import { contentSchema, readContent } from './content-parts.ts';
import { finishOf } from './ends.ts';
import { joinThoughts, partedThoughts } from './thoughts.ts';

const toolCallSchema = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({
    name: z.string(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  }),
});
type WireCall = z.infer<typeof toolCallSchema>;

const messageSchema = z.looseObject({
  content: contentSchema,
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z.array(toolCallSchema).nullish(),
});
type WireMessage = z.infer<typeof messageSchema>;

const choiceSchema = z.looseObject({
  index: z.number().nullish(),
  message: messageSchema,
  finish_reason: z.string().nullish(),
  /** Of OpenRouter, beside `finish_reason: "error"`. */
  error: z.looseObject({ message: z.string() }).nullish().catch(undefined),
});

const completionSchema = z.looseObject({
  choices: z.array(choiceSchema).min(1),
  usage: z.unknown().optional(),
});

type ReadSettings = Pick<ResolvedSettings, 'model' | 'reasoning' | 'profile'>;

/** `wireUsage` is what the endpoint reports, in whatever form. */
export type UnpricedReply = Omit<Reply, 'usage'> & { readonly wireUsage?: unknown };

/** Throws a CallError when the data is not a chat completion, or not a whole one. */
export function replyFrom(data: unknown, settings: ReadSettings): UnpricedReply {
  if (isTooDeep(data)) throw new CallError('bad_body', `the answer is ${tooDeep}`);
  const parsed = completionSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const fault = `${issue?.path.join('.') || 'it'}: ${issue?.message}`;
    throw new CallError('bad_body', `the answer is not a chat completion (${fault})`);
  }
  const { message, finish_reason: reason, error } = firstChoice(parsed.data.choices);
  const calls = message.tool_calls ?? [];
  const finish = finishOf({ reason, hasCalls: calls.length > 0, statement: error?.message });
  const { text, thoughts, parts } = readContent(message.content);
  const { content, thoughts: tagged } = partedThoughts(text);
  const reasoning = settings.reasoning === 'none' ? '' : reasoningOf(message, thoughts, tagged);
  const received = receivedWith({ message, parts, settings });
  return {
    content: content === '' ? (message.refusal ?? '') : content,
    ...(reasoning === '' ? {} : { reasoning }),
    toolCalls: calls.map(callFrom),
    finish: message.refusal ? 'refusal' : finish,
    ...(received ? { received } : {}),
    wireUsage: parsed.data.usage,
  };
}

/** Choices may come in any order. */
const firstChoice = <Choice extends { index?: number | null | undefined }>(
  choices: readonly Choice[],
): Choice => choices.reduce((first, choice) => ((choice.index ?? 0) < (first.index ?? 0) ? choice : first));

/** What stands in its own field, as it came, unless there are thoughts in the content too. */
function reasoningOf(message: WireMessage, ...inContent: readonly string[]): string {
  const stated = message.reasoning_content ?? message.reasoning ?? '';
  const { content, thoughts } = partedThoughts(stated);
  const own = thoughts === '' ? stated : joinThoughts([thoughts, content]);
  return inContent.every((text) => text === '') ? own : joinThoughts([own, ...inContent]);
}

interface ReceivedParts {
  readonly message: WireMessage;
  /** The content, if it is a list. */
  readonly parts: Json | undefined;
  readonly settings: ReadSettings;
}

/** Undefined if there is nothing that the endpoint would want to see again. */
function receivedWith({ message, parts, settings }: ReceivedParts): Received | undefined {
  const calls = message.tool_calls ?? [];
  const content = parts ?? (calls.length > 0 && message.content === '' ? '' : undefined);
  const extra = keptOf(message, settings);
  const emptyReasoning = calls.length > 0 && settings.reasoning !== 'none' ? emptyField(message) : undefined;
  const received = {
    ...(calls.length > 0
      ? { calls: calls.map((call, at) => receivedCall(call, calls.slice(0, at), settings)) }
      : {}),
    ...(extra ? { extra } : {}),
    ...(content === undefined ? {} : { content }),
    ...(emptyReasoning ? { emptyReasoning } : {}),
  };
  return Object.keys(received).length > 0 ? { by: settings.model, ...received } : undefined;
}

const emptyField = (message: WireMessage): string | undefined =>
  (['reasoning_content', 'reasoning'] as const).find((field) => message[field] === '');

/** An ID that an earlier call of the turn has too tells nothing apart. */
function receivedCall(call: WireCall, before: readonly WireCall[], settings: ReadSettings) {
  const id = before.some((other) => other.id === call.id) ? '' : (call.id ?? '');
  const extra = keptOf(call, settings);
  return { id, ...(extra ? { extra } : {}) };
}

/** The members that the profile keeps. */
function keptOf(source: object, { profile }: ReadSettings): JsonObject | undefined {
  const kept = Object.entries(source).filter(
    ([name, value]) => profile.keeps.includes(name) && value !== null && value !== undefined,
  );
  return kept.length > 0 ? (Object.fromEntries(kept) as JsonObject) : undefined; // it came as JSON
}

/** The call under its neutral ID within the reply. Arguments that do not parse are never completed by guessing. */
function callFrom(wire: WireCall, index: number): CallInReply {
  const { name, arguments: given } = wire.function;
  const head = { id: `call_${index}`, name };
  const text = typeof given === 'string' ? given : JSON.stringify(given ?? {});
  const parsed = text.trim() === '' ? {} : parseObject(text);
  if (!parsed) return { ...head, arguments: {}, unparsed: text };
  if (isTooDeep(parsed)) return { ...head, arguments: {}, unparsed: text, issue: `they are ${tooDeep}` };
  const rounded = roundedIntegerIn(parsed);
  if (rounded === undefined) return { ...head, arguments: parsed };
  return { ...head, arguments: {}, unparsed: text, issue: roundedIssue(rounded) };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json; // a JSON parser gives JSON
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
