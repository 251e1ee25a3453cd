// What the calls since the user last spoke have returned.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Message, ToolCall } from '../../../schemas/message.ts';
import { requestStart } from '../../request-start.ts';
import { textShown, valueShown } from '../../result-forms/index.ts';
import { errorOf, type ToolError } from '../position.ts';
import { asksAgain } from '../user/objections.ts';

export interface CallResult {
  readonly tool: string;
  readonly given: JsonObject;
  readonly content: string;
  readonly value: Json;
  readonly error: ToolError | undefined;
}

/** The number of rows that a result lists; undefined for a result that lists none. */
export const totalOf = (result: Json): Json | undefined =>
  isObject(result) ? (result.total ?? result.count) : undefined;

/** Since the user asked for what is answered now: to agree to a change, or to ask again, is to ask for nothing new. */
export function resultsOfRequest(messages: readonly Message[]): CallResult[] {
  let start = messages.length;
  do start = requestStart(messages, start);
  while (start > 0 && asksAgain(messages[start]?.content ?? ''));
  return resultsIn(messages.slice(Math.max(start, 0)));
}

/** A user who only asks again has not set anything new going. */
export const resultsSinceUser = (messages: readonly Message[]): CallResult[] =>
  resultsIn(
    messages.slice(messages.findLastIndex(({ role, content }) => role === 'user' && !asksAgain(content))),
  );

export function resultsIn(messages: readonly Message[]): CallResult[] {
  const calls = new Map<string, ToolCall>();
  const results: CallResult[] = [];
  for (const message of messages) {
    for (const call of message.toolCalls ?? []) calls.set(call.id, call);
    const call = message.role === 'tool' ? calls.get(message.toolCallId ?? '') : undefined;
    if (call) results.push(resultOf(call, message));
  }
  return results;
}

/** By the message: a conversation is read again at each of its turns. */
const known = new WeakMap<Message, { readonly call: ToolCall; readonly result: CallResult }>();

function resultOf(call: ToolCall, message: Message): CallResult {
  const before = known.get(message);
  if (before?.call === call) return before.result;
  const result = {
    tool: call.name,
    given: call.arguments,
    content: textShown(message.content),
    value: valueShown(message.content),
    error: errorOf(message),
  };
  known.set(message, { call, result });
  return result;
}
