// For formats in which a turn with calls says nothing: its words become part of its reasoning, or are left out where
// reasoning has no place either.
import type { Limits, RowDialogue } from '../../exporters/exporter.ts';

interface Silent {
  readonly dialogue: RowDialogue;
  readonly notes: readonly string[];
}

export function withoutWordsBesideCalls(dialogue: RowDialogue, reasoning: Limits['reasoning']): Silent {
  const { messages, tools } = dialogue;
  if (messages.every(({ toolCalls, content }) => !toolCalls || content === ''))
    return { dialogue, notes: [] };
  const isLost = reasoning === 'nowhere';
  return {
    dialogue: {
      tools,
      messages: messages.map((message) => {
        const { toolCalls, content } = message;
        if (!toolCalls || content === '') return message;
        if (isLost) return { ...message, content: '' };
        const thought = [message.reasoning, content].filter(Boolean).join('\n');
        return { ...message, content: '', reasoning: thought };
      }),
    },
    notes: [isLost ? 'words beside calls left out' : 'words beside calls moved into the reasoning'],
  };
}
