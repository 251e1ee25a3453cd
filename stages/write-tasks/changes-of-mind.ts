// How people say that they want something else after all: in place of what they are being asked about, or in place of
// what has been done.
import type { Random } from '../../pipeline/hash.ts';

const instead: readonly string[] = [
  'Hmm, actually, leave that.',
  "On second thought, let's not do that.",
  'Wait, I changed my mind.',
  'You know what, forget about that.',
  "Actually, no. I'd rather do something else with it.",
  'Now that you ask: no, that would be the wrong way.',
  "Hold on. I've thought about it again, and I don't want that after all.",
  'Good that you ask. Skip that.',
  "Hmm, no. My colleague just told me that's not what we need.",
  'Scratch that.',
  "Let's drop that idea.",
  "Sorry, that's no longer what I want.",
  "Never mind that one. There's something better.",
  'I just heard that things have changed, so please leave it as it is.',
];

/** What comes before the request that replaces the first one. */
export const insteadOfThat = (random: Random): string => random.pick(instead);

/** {n}: the name of the value. {o}: what it is now. {v}: what it should be. */
const others: readonly string[] = [
  'On second thought, make the {n} {v} instead of {o}.',
  "Hmm, I've changed my mind about the {n}. Could you make it {v} instead?",
  'Actually, {v} is better for the {n} than {o}. Please change it again.',
  'Thanks. I just talked to a colleague, though: the {n} had better be {v}. Can you change it?',
  "Sorry, I'd prefer {v} for the {n} after all. Would you change that?",
  "I've thought about it again. Please set the {n} to {v} rather than {o}.",
  'You know what, {o} is not a good choice. Let us take {v} for the {n}.',
  'Wait, plans have just changed. The {n} should be {v} now.',
  "That was quick. Still, I'd rather have {v} for the {n}. Could you do that?",
  'Could we go for {v} instead of {o} for the {n}? That suits everyone better.',
  'Hmm, {o} might not work. Please make the {n} {v}.',
  'Okay, but now I hear that {v} would be better for the {n}. Please update it once more.',
];

export const otherValue = (
  { name, now, wanted }: { name: string; now: string; wanted: string },
  random: Random,
): string =>
  random
    .pick(others)
    .replaceAll('{n}', () => name)
    .replaceAll('{o}', () => now)
    .replaceAll('{v}', () => wanted);
