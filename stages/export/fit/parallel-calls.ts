// For formats with one call a turn: calls that a turn makes at once are made one after another, each followed by its
// result. They did not depend on each other, so the order of the turn is as good as any.
import type { RowDialogue, Turn } from '../../exporters/exporter.ts';

interface Single {
  readonly dialogue: RowDialogue;
  readonly notes: readonly string[];
}

export function withoutParallelCalls(dialogue: RowDialogue): Single {
  const { messages, tools } = dialogue;
  if (messages.every(({ toolCalls = [] }) => toolCalls.length < 2)) return { dialogue, notes: [] };
  const results = new Map(messages.map((message) => [message.toolCallId, message] as const));
  const isPlaced = new Set<Turn>();
  const single = messages.flatMap((message): Turn[] => {
    const { toolCalls = [] } = message;
    if (toolCalls.length < 2) return isPlaced.has(message) ? [] : [message];
    const { role, isMasked } = message;
    return toolCalls.flatMap((call, index) => {
      const result = results.get(call.id);
      if (result) isPlaced.add(result);
      const rest = { role, content: '', ...(isMasked ? { isMasked } : {}) };
      const turn = { ...(index === 0 ? message : rest), toolCalls: [call] };
      return result ? [turn, result] : [turn];
    });
  });
  return { dialogue: { messages: single, tools }, notes: ['parallel calls made one after another'] };
}
