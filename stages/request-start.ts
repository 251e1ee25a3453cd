// Where the request begins that an answer belongs to.
import type { Message } from '../schemas/message.ts';

/**
 * Index of the user message whose request the message at `at` answers: the last one before it that does not itself
 * answer a question of the assistant, such as "Shall I go ahead?". What was read before such a question is as fresh as
 * what was read after it. -1 where there is none.
 */
export function requestStart(messages: readonly Message[], at: number): number {
  let start = at;
  do {
    start = messages.findLastIndex(({ role }, index) => role === 'user' && index < start);
  } while (start > 0 && isQuestion(messages[start - 1]));
  return start;
}

const isQuestion = (message: Message | undefined): boolean =>
  message?.role === 'assistant' && message.content.trim().endsWith('?');
