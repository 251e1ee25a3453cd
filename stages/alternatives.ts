// Alternatives in a sentence: "{look up|open} the {record|file}" is four sentences. They may hold slots and further
// alternatives: "{{to} decides|ask {to|{a friend|a colleague} of {to}}}".
import type { Random } from '../pipeline/hash.ts';

/** One that holds no other. Slots, such as {to}, are filled elsewhere. */
const innermost = /\{((?:[^{}|]|\{[^{}|]*\})*(?:\|(?:[^{}|]|\{[^{}|]*\})*)+)\}/g;

/** A sentence with one of each of its alternatives. */
export function oneOf(template: string, random: Random): string {
  const chosen = template.replaceAll(innermost, (_, either: string) => random.pick(either.split('|')));
  return chosen === template ? template : oneOf(chosen, random);
}
