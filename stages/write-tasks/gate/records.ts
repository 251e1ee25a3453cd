// The record of a play with other words in its answers. The calls and what they did stay as they are.

import { sentencesOf } from '../../evidence.ts';
import type { Played } from '../../simulate/play.ts';

const isAnswer = ({ role, toolCalls }: Played['messages'][number]): boolean =>
  role === 'assistant' && !toolCalls;

export function withAnswers(played: Played, change: (answer: string) => string): Played {
  return {
    ...played,
    messages: played.messages.map((message) =>
      isAnswer(message) ? { ...message, content: change(message.content) } : message,
    ),
  };
}

export function withLastAnswer(played: Played, change: (answer: string) => string): Played {
  const last = played.messages.findLastIndex(isAnswer);
  return {
    ...played,
    messages: played.messages.map((message, at) =>
      at === last ? { ...message, content: change(message.content) } : message,
    ),
  };
}

export const answersIn = ({ messages }: Played): string =>
  messages
    .filter(isAnswer)
    .map(({ content }) => content)
    .join('\n');

/** An answer from which every sentence has been cut still says something. */
const remainder = "I've looked into it.";

export function withoutSentences(answer: string, isCut: (sentence: string) => boolean): string {
  const kept = sentencesOf(answer).filter((sentence) => !isCut(sentence));
  return kept.length > 0 ? kept.join(' ') : remainder;
}
