// What the calls since the user last spoke have returned.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
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

/** A user who only asks again has not set anything new going. */
export const resultsSinceUser = (messages: readonly Message[]): CallResult[] =>
  resultsIn(
    messages.slice(messages.findLastIndex(({ role, content }) => role === 'user' && !asksAgain(content))),
  );

export function resultsIn(messages: readonly Message[]): CallResult[] {
  const calls = new Map(messages.flatMap(({ toolCalls = [] }) => toolCalls.map((call) => [call.id, call])));
  return messages.flatMap((message) => {
    const call = calls.get(message.toolCallId ?? '');
    if (message.role !== 'tool' || !call) return [];
    return [
      {
        tool: call.name,
        given: call.arguments,
        content: textShown(message.content),
        value: valueShown(message.content),
        error: errorOf(message),
      },
    ];
  });
}
