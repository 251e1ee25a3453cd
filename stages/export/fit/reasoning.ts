// Splits a dialogue so that a chat template keeps the reasoning of the turns that a row teaches. Templates drop what
// was thought before some point; a model trained on such a row would learn to act without thinking.
import type { Limits, RowDialogue, Turn } from '../../exporters/exporter.ts';

interface Split {
  readonly dialogues: readonly RowDialogue[];
  readonly notes: readonly string[];
}

export function keptReasoning(dialogue: RowDialogue, kept: Limits['reasoning']): Split {
  const { messages, tools } = dialogue;
  if (kept === 'everywhere' || messages.every(({ reasoning }) => !reasoning))
    return { dialogues: [dialogue], notes: [] };
  if (kept === 'nowhere')
    return {
      dialogues: [{ messages: messages.map(withoutReasoning), tools }],
      notes: ['reasoning left out: the format has no place for it'],
    };
  const stretches = exchangesOf(messages).flatMap((exchange) =>
    kept === 'chain' ? chainAndAnswer(messages, exchange) : [exchange],
  );
  const [only] = stretches;
  if (stretches.length === 1 && only?.start === 0) return { dialogues: [dialogue], notes: [] };
  return {
    dialogues: stretches.map((stretch) => ({ messages: learnedIn(messages, stretch), tools })),
    notes: [
      kept === 'chain'
        ? 'split at answers and messages of the user, to keep the reasoning'
        : 'split at messages of the user, to keep the reasoning',
    ],
  };
}

/** Messages from `start` on, without `end`; a row holds all before `end` and teaches the turns in the stretch. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** From each message of the user, or run of them, to the next one. What comes before the first belongs to the first. */
function exchangesOf(messages: readonly Turn[]): Stretch[] {
  const starts = messages.flatMap(({ role }, index) =>
    role === 'user' && messages[index - 1]?.role !== 'user' ? [index] : [],
  );
  return starts.map((start, number) => ({
    start: number === 0 ? 0 : start,
    end: starts[number + 1] ?? messages.length,
  }));
}

/** The calls of an exchange, and the answer after them; one stretch where there is only one of the two. */
function chainAndAnswer(messages: readonly Turn[], { start, end }: Stretch): Stretch[] {
  const isCalling = ({ toolCalls = [] }: Turn): boolean => toolCalls.length > 0;
  const last = messages.slice(0, end).findLastIndex(isCalling);
  if (last < start) return [{ start, end }];
  const hasAnswer = messages.slice(last + 1, end).some(({ role }) => role === 'assistant');
  const chain = { start, end: last + 1 };
  return hasAnswer ? [chain, { start: last + 1, end }] : [chain];
}

function learnedIn(messages: readonly Turn[], { start, end }: Stretch): Turn[] {
  const last = messages.slice(0, end).findLastIndex(({ role }) => role === 'assistant');
  return messages
    .slice(0, last + 1)
    .map((message, index) => (index < start ? masked(withoutReasoning(message)) : message));
}

const masked = (message: Turn): Turn =>
  message.role === 'assistant' ? { ...message, isMasked: true } : message;

export function withoutReasoning({ reasoning: _, ...message }: Turn): Turn {
  return message;
}
