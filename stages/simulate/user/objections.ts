// What people say to an answer that does not do: that leaves out what they asked for, gives another value than the
// right one, says nothing about a change, or refuses what should be possible.
import type { Random } from '../../../pipeline/hash.ts';
import { literalPattern } from '../../pattern-text.ts';
import { remembered } from '../../remembered.ts';

/** {fact}: "the due date". */
const missing: readonly string[] = [
  "You haven't told me {fact} yet.",
  "Thanks, but you didn't say what {fact} {is}.",
  "Okay, but that doesn't answer my question. What {is} {fact}?",
  'I still need {fact}, please.',
  "I asked for {fact}, too. You didn't mention {it}.",
  "Sorry, I don't see {fact} in your answer.",
  'You left out {fact}. Could you tell me?',
  'And {fact}? That was part of my question.',
  "Hmm, I'm still missing {fact}.",
  'That leaves my question about {fact} open.',
  "I can't find {fact} in what you wrote. What {is} {it}?",
  'Fine, but I still need to know {fact}.',
  "You didn't get to {fact}. What {is} {it}?",
  'One thing you skipped: {fact}.',
];

const wrong: readonly string[] = [
  "Are you sure about {fact}? That doesn't sound right.",
  "{Fact} can't be right. Could you check that again?",
  "Hmm, that doesn't match what I was told about {fact}. Please check again.",
  'That looks wrong to me. Would you have another look at {fact}?',
  "Wait, {fact}? That doesn't seem right. Please look again.",
  'I had something else in mind for {fact}. Could you double-check?',
  'I doubt that. Could you verify {fact} once more?',
  "That isn't what I expected for {fact}. Are you sure?",
  'Could there be a mistake in {fact}? Please check again.',
  "Sorry, I don't think {fact} {is} right. Can you check again?",
  'Please double-check {fact}. I think something is off.',
  'That surprises me. Are you sure you have {fact} right?',
];

const undone: readonly string[] = [
  'So is it done now?',
  "You didn't say whether it's done. Is it?",
  "That doesn't answer my request. Did you do it?",
  'Okay, but did it go through?',
  "I can't tell from that whether anything happened. Is it done?",
  'Sorry, does that mean you took care of it?',
  "And? You haven't said whether you did it.",
  'I asked you to do something. Has that happened?',
  "I'm not sure what that means. Is it done or not?",
  'What about my request? Is it done?',
  'Fine, but has it been done?',
  "That doesn't tell me whether it worked. Did it?",
];

/** Where the right answer is that it cannot be done. */
const unclear: readonly string[] = [
  'So can you do it or not?',
  "That doesn't answer my question. Is it possible or not?",
  'Sorry, is that a yes or a no?',
  "You didn't say whether you can do it. Can you?",
  'Okay, but can it be done?',
  "I'm not sure what that means for my request. Can you help me with it or not?",
  'And my request? Is that possible?',
  'Does that mean you can do it?',
  'Please just tell me whether you can do that.',
  "I still don't know whether that's possible. Is it?",
  "I'd like a clear answer: can you do it?",
  'What about what I asked for? Can you do it or not?',
];

const refused: readonly string[] = [
  "Really? That's always been possible. Could you try again?",
  "I don't understand why that shouldn't work. Please have another look.",
  'That should be possible. Can you check again?',
  "Are you sure? I've had this done before.",
  'Hmm, I was told you could do that. Please try once more.',
  "But that's what you're there for, isn't it? Please try again.",
  "I can't believe there's no way. Please check again.",
  "That can't be right. Somebody did exactly this for me last month.",
  'Would you mind trying again? I really need this.',
  "I don't see what stands in the way. Could you have another look?",
  "You haven't even tried, have you? Please do.",
  "My colleague said that wouldn't be a problem. Please check again.",
];

const lists = { missing, wrong, undone, unclear, refused };

export type Objection = keyof typeof lists;

/** `fact` is the name of what was asked for, without an article. */
export function objection(kind: Objection, fact: string, random: Random): string {
  const isMany = /^(?:matching|names)\b/.test(fact);
  return random
    .pick(lists[kind])
    .replaceAll('{fact}', () => `the ${fact}`)
    .replaceAll('{Fact}', () => `The ${fact}`)
    .replaceAll('{is}', isMany ? 'are' : 'is')
    .replaceAll('{it}', isMany ? 'they' : 'it');
}

/** The sentences as patterns in which any name can stand for the fact. */
const patterns = Object.values(lists)
  .flat()
  .map((sentence) => new RegExp(`^${literalPattern(sentence).replaceAll(/\\\{\w+\\\}/g, '.{1,80}?')}$`));

/** True for a message that asks again for what an answer failed to give. */
export const asksAgain = remembered((text) => patterns.some((pattern) => pattern.test(text.trim())));
