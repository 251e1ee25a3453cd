// The turn that decides in a pair: what both continuations share before it is the prompt, and the two turns are the
// completions. Trainers learn from whole completions, so these must hold nothing that the user or a tool says.
import { canonicalJson } from '../../pipeline/hash.ts';
import type { Message } from '../../schemas/message.ts';
import type { Pair } from '../../schemas/pair.ts';

interface Decision {
  readonly prompt: readonly Message[];
  readonly chosen: Message;
  readonly rejected: Message;
}

/**
 * Turns before the one that decides may differ in words; then the prompt has those of the accepted play. Undefined where
 * the user or a tool has said something else by then.
 */
export function decisionIn({ context, chosen, rejected, diverging }: Pair): Decision | undefined {
  const [right, wrong] = [chosen[diverging.chosen], rejected[diverging.rejected]];
  const before = chosen.slice(0, diverging.chosen);
  const heard = (messages: readonly Message[]): string =>
    canonicalJson(messages.map((message) => (message.role === 'assistant' ? message.role : message)));
  if (!right || !wrong || heard(before) !== heard(rejected.slice(0, diverging.rejected))) return undefined;
  return { prompt: [...context, ...before], chosen: right, rejected: wrong };
}
