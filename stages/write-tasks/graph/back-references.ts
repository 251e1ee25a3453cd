// How people ask for a short list, and how they come back to it: by the place of a record in it, by a value that they
// have heard, by a sum of two of them.
import type { Random } from '../../../pipeline/hash.ts';

type Slots = Readonly<Record<string, string>>;

const filled = (templates: readonly string[], slots: Slots, random: Random): string =>
  Object.entries(slots).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => value),
    random.pick(templates),
  );

/** {rows}: "bookings with the status open". {names}: "names". {field}: "price". */
const lists: readonly string[] = [
  'Which {rows} do we have? I need their {names} and the {field} of each.',
  'Could you list the {rows} for me, with the {names} and the {field} of each one?',
  'Please give me the {names} of our {rows}, and tell me the {field} of each.',
  "I'd like to see our {rows}. The {names} and the {field} of each will do.",
  'What {rows} are there? Please include the {names} and the {field} for each of them.',
  'Can you look up our {rows}? I need the {names} and the {field} for each.',
  'How many {rows} do we have, what are their {names}, and what is the {field} of each?',
  'Show me the {rows}, please: the {names}, and the {field} of every one.',
  'I need an overview of the {rows}. Just the {names} and the {field} of each, please.',
  'Can you tell me which {rows} we have? The {names} and the {field} of each are enough.',
  'Would you go through the {rows} and give me the {names} with the {field} of each?',
  'Let me have the {names} of the {rows}, and the {field} that goes with each.',
];

export const listQuestion = (slots: { rows: string; names: string; field: string }, random: Random): string =>
  filled(lists, slots, random);

/** {row}: "the second one". {field}: "serial number". */
const reads: readonly string[] = [
  'What about {row}: what is the {field} there?',
  'Could you also tell me the {field} of {row}?',
  'And {row}, what does it say there for the {field}?',
  "I'm interested in {row}. What is the {field}?",
  'Can you look up the {field} of {row}?',
  'For {row}, I also need the {field}.',
  "Let's take {row}. What's the {field}?",
  'Do you have the {field} of {row}, too?',
  'Please check {row} for me. What is the {field}?',
  "I'd like to know a bit more about {row}. What's the {field}?",
  'Would you look at {row} again? I need the {field}.',
  'What is the {field} of {row}?',
];

export const readQuestion = (slots: { row: string; field: string }, random: Random): string =>
  filled(reads, slots, random);

const recalls: readonly string[] = [
  'And what was the {field} of {row} again?',
  'Sorry, what did you say was the {field} of {row}?',
  'Remind me, what was the {field} of {row}?',
  "I didn't write it down: what was the {field} of {row}?",
  'One more time, please: the {field} of {row}?',
  'Wait, which {field} did you give me for {row}?',
  'Going back to {row}, what was the {field} again?',
  'Let me get this straight: what was the {field} of {row}?',
  'I lost track. Which {field} did {row} have?',
  'Could you repeat the {field} of {row}?',
  "Just so I have it right, what's the {field} you mentioned for {row}?",
  'And {row}, what was the {field} there?',
];

export const recallQuestion = (slots: { row: string; field: string }, random: Random): string =>
  filled(recalls, slots, random);

/** {first} and {second}: "the first one", "the third one". */
const totals: readonly string[] = [
  'And the {field} of {first} and {second} together, how much is that?',
  "What's the total {field} of {first} and {second}?",
  'If I take {first} and {second}, what does the {field} come to in total?',
  'How much is that for {first} and {second} together? I mean the {field}.',
  'Can you add up the {field} of {first} and {second} for me?',
  'So what would the {field} be for {first} plus {second}?',
  'And in total, for {first} and {second}, what {field} do we get?',
  "Let's say we go with {first} and {second}. What's the {field} altogether?",
  'Just the sum, please: {field} of {first} and {second}.',
  'What do {first} and {second} come to together, going by the {field}?',
  "I'm bad at math. What's the {field} of {first} and {second} combined?",
  'Quick one: {field} of {first} plus that of {second}?',
];

export const totalQuestion = (
  slots: { first: string; second: string; field: string },
  random: Random,
): string => filled(totals, slots, random);
