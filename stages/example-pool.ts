// Pools of worked examples. A model takes over what an example is about, so a prompt shows one from another field than
// its input, and what it says of its own is not taken back as a reply.
import { BugError, ReplyError } from '../pipeline/errors.ts';
import { randomFor } from '../pipeline/hash.ts';
import { comparableText, holds } from './evidence.ts';

interface PooledExample {
  /** Words of its field. An input that has one of them gets another example. */
  readonly field: readonly string[];
}

/** Whether the example is from another field than a text. */
export const isForeignTo = ({ field }: PooledExample, text: string): boolean =>
  !field.some((word) => holds(text, word));

/** The example for inputs about this: always the same one for the same text. */
export function exampleFor<Example extends PooledExample>(pool: readonly Example[], about: string): Example {
  const foreign = pool.filter((example) => isForeignTo(example, about));
  const random = randomFor('example', about);
  const [only] = pool;
  if (!only) throw new BugError('a pool of worked examples is empty');
  return random.pick(foreign.length > 0 ? foreign : pool);
}

/** So many words in a row are nobody's by chance. */
const copiedWords = 8;

/**
 * Words that a reply has taken over from a worked example: the first run of them that the reply shares with the
 * example, and that its own input does not have.
 */
export function copiedFrom(example: string, reply: string, input: string): string | undefined {
  const [shown, given] = [plain(example), plain(input)];
  const words = plain(reply).trim().split(' ');
  for (let at = 0; at + copiedWords <= words.length; at += 1) {
    const run = ` ${words.slice(at, at + copiedWords).join(' ')} `;
    if (shown.includes(run) && !given.includes(run)) return run.trim();
  }
  return undefined;
}

interface Written {
  readonly role: string;
  readonly reply: string;
  /** What of the reply is in words of its own. */
  readonly texts: readonly string[];
  /** What the prompt shows that is not about the input. */
  readonly example: string;
  readonly input: string;
}

/** Throws at a reply that has words of the example. Other faults of such a reply need not be told. */
export function refuseCopies({ role, reply, texts, example, input }: Written): void {
  const [copied] = texts.flatMap((text) => copiedFrom(example, text, input) ?? []);
  if (copied === undefined) return;
  throw new ReplyError({ fault: 'copied', role, reply, issues: [`it repeats the example: "${copied}"`] });
}

const plain = (text: string): string =>
  ` ${comparableText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
