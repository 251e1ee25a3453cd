// Tells facts that belong together in one sentence: the counts of groups, and the observations about an entity.
import type { Random } from '../../../pipeline/hash.ts';
import type { Json } from '../../../schemas/json.ts';
import { andList } from '../../english.ts';

interface FoundFact {
  readonly name: string;
  readonly value: Json;
}

/** "There are 6 with no language; 2 with the language German; and 1 …" reads better as one clause per group. */
export function groupSentences(facts: readonly FoundFact[], random: Random): string[] {
  if (facts.length === 0) return [];
  const clauses = facts.map(({ name, value }) => `${String(value)} ${name.replace(/^number /, '')}`);
  const opening = random.pick([
    "Here's the breakdown:",
    'The breakdown is as follows:',
    'This is how they break down:',
    'I get these numbers:',
    'The records show:',
    'Here are the numbers:',
    'These are the counts:',
    'By group:',
    'Sorted by group:',
    "That's how they are spread:",
    'Counted by group:',
    'It comes to this:',
  ]);
  return [`${opening} ${clauses.join('; ')}.`];
}

export function observationSentences(facts: readonly FoundFact[], random: Random): string[] {
  if (facts.length === 0) return [];
  const list = facts.map(({ value }) => `"${String(value)}"`);
  return [
    random
      .pick([
        "Here's what we have: {list}.",
        'The notes say {list}.',
        'We have this on record: {list}.',
        'I found these observations: {list}.',
        'According to the notes: {list}.',
        'What the record says is {list}.',
        'On file: {list}.',
        "That's everything on record: {list}.",
        'These are the observations: {list}.',
        'I looked it up, and the entry says {list}.',
        'The entry reads {list}.',
        'All that is noted is {list}.',
      ])
      .replace('{list}', () => andList(list)),
  ];
}
