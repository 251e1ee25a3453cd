// How the agent's procedure asks for what a request leaves out, and what it thinks then.
import type { Random } from '../../pipeline/hash.ts';
import { andList, upperFirst } from '../english.ts';
import type { AskedFact } from './script.ts';

/** {facts}: "the due date", "the due date and the reason". */
const questions: readonly string[] = [
  'Before I can do that, I need {facts}. Could you tell me?',
  'I still need {facts}. What should I use?',
  'Could you give me {facts}, please?',
  'Sure. What should I enter for {facts}?',
  'I can do that. Could you let me know {facts}?',
  'Happy to help. Could you tell me {facts}?',
  'To go ahead, I need to know {facts}. Can you tell me?',
  'What would you like for {facts}?',
  "There's no mention of {facts} yet. What should I put down?",
  'Gladly. What about {facts}?',
  "I'm missing {facts}. Do you have that for me?",
  'Almost there. Could you tell me {facts} as well?',
];

/** For a single fact. */
const singleQuestions: readonly string[] = [
  ...questions,
  'One thing is missing: {facts}. What would you like?',
  'What should {facts} be?',
  'Your request leaves out {facts}. What should it be?',
  'Just one question first: what should {facts} be?',
];

/** {row}: the noun of the row that the user has in mind. */
const questionsAboutRows: readonly string[] = [
  'Which {row} is this about?',
  'Which {row} do you mean?',
  'Sure. Which {row} should I use?',
  'Happy to help. Which {row} is it?',
  "Your request doesn't say which {row} you mean. Could you tell me?",
  'Before I can do that, I need to know which {row} you mean. Can you tell me?',
  'Which {row} does it belong to?',
  'Could you tell me which {row} this is for?',
  'I can do that. Which {row} is it for?',
  'For which {row} should I do that?',
  'One question first: which {row} is it?',
  "I don't know which {row} you have in mind. Which one is it?",
];

export function questionFor(facts: readonly AskedFact[], random: Random): string {
  const [first] = facts;
  if (first?.isRow && facts.length === 1)
    return random.pick(questionsAboutRows).replaceAll('{row}', () => first.name);
  const pool = facts.length === 1 ? singleQuestions : questions;
  return random.pick(pool).replace('{facts}', () => namesOf(facts));
}

const namesOf = (facts: readonly AskedFact[]): string => andList(facts.map(({ name }) => `the ${name}`));

/** {are}: "is" or "are". */
const reasons: readonly string[] = [
  'The request leaves out {facts}. No tool can tell me that, so I have to ask.',
  "The user hasn't given me {facts}. I shouldn't guess, so I'll ask.",
  "I'm missing {facts}, which only the user knows. I'll ask before I do anything.",
  "I can't make this call without {facts}. The user needs to tell me.",
  '{Facts} {are} required, and nothing in the request says anything about that. I need to ask.',
  "There's no value for {facts} in the request, and making one up would be wrong. I'll ask.",
  "I know what the user wants, but not {facts}. A guess could end up in the records, so I'll ask.",
  'Without {facts}, the call would be refused. Only the user can help here.',
  "I could look for {facts}, but it's the user's choice, not something on record. I'll ask.",
  'Everything is clear except {facts}. One short question will settle it.',
  'The tool needs {facts}, and I have nothing to go on. Asking is better than assuming.',
  "{Facts} {are} up to the user. I'll ask instead of filling in something plausible.",
];

export function reasonToAsk(facts: readonly AskedFact[], random: Random): string {
  const names = namesOf(facts);
  return random
    .pick(reasons)
    .replace('{are}', facts.length === 1 ? 'is' : 'are')
    .replace('{facts}', () => names)
    .replace('{Facts}', () => upperFirst(names));
}
