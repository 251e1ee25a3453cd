// Call ids of rows. Plays number the calls of a dialogue `call_0`, `call_1`, and so on; models have forms of their own.
import type { Turn } from './exporter.ts';

/** A dialogue with other call ids. `idOf` gets the number of the call in the dialogue and the name of its tool. */
export function withCallIds(
  messages: readonly Turn[],
  idOf: (number: number, name: string) => string,
): readonly Turn[] {
  let made = 0;
  const renamed = new Map<string, string>();
  return messages.map((message) => {
    const { toolCalls, toolCallId } = message;
    if (toolCallId !== undefined) return { ...message, toolCallId: renamed.get(toolCallId) ?? toolCallId };
    if (!toolCalls) return message;
    const calls = toolCalls.map((call) => {
      const id = idOf(made++, call.name);
      renamed.set(call.id, id);
      return { ...call, id };
    });
    return { ...message, toolCalls: calls };
  });
}

/** The ids that plays give. */
export const neutralIds = (messages: readonly Turn[]): readonly Turn[] =>
  withCallIds(messages, (number) => `call_${number}`);

/** The name of the tool that each call id of a dialogue belongs to. */
export const toolNames = (messages: readonly Turn[]): ReadonlyMap<string, string> =>
  new Map(messages.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id, name }) => [id, name] as const)));

/**
 * Gives ids to the calls and results of a row that has none: a trainer pairs the results of a turn with its calls by
 * their order. A result with a name other than its call's gets the name for an id, so that checks notice it.
 */
export function numbered(rows: readonly (Turn & { readonly toolName?: string })[]): Turn[] {
  let made = 0;
  let open: { id: string; name: string }[] = [];
  return rows.map(({ toolName, ...message }) => {
    if (message.role === 'tool') {
      const call = open.shift();
      const isPaired = call !== undefined && (toolName === undefined || toolName === call.name);
      return { ...message, toolCallId: isPaired ? call.id : (toolName ?? '') };
    }
    if (message.role !== 'assistant' || !message.toolCalls) return message;
    const toolCalls = message.toolCalls.map((call) => ({ ...call, id: `call_${made++}` }));
    open = [...toolCalls];
    return { ...message, toolCalls };
  });
}
