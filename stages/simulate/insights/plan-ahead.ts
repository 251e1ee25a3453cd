// plan_ahead: before the first call of a request that takes several, the steps in their order.
import { andList } from '../../english.ts';
import { codesIn, holdsCode } from '../../evidence.ts';
import { phraseOf } from '../script.ts';
import { type Insight, type Moment, sayOne } from './insight.ts';

const sentences = [
  "I'll take it step by step: {steps}.",
  'The plan: {steps}.',
  'This takes {n} steps: {steps}.',
  'In order: {steps}.',
  'What has to happen is {steps}.',
  'I should work through this one by one: {steps}.',
  'Here is how to go about it: {steps}.',
  'The order matters: {steps}.',
  '{N} things to do: {steps}.',
  'Let me break it down: {steps}.',
  "So that nothing is left out, I'll go through it as follows: {steps}.",
  'I need {n} steps for this: {steps}.',
];

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five'];
/** A plan of more steps is not kept in mind. */
const mostSteps = 4;
/** Longer steps name records one by one, which a plan does not. */
const longestStep = 90;

export const planAhead: Insight = {
  name: 'plan_ahead',
  isWhole: false,
  notice(moment) {
    const steps = stepsOf(moment);
    if (!isFirstCall(moment) || isOpenEnded(moment) || steps.length < 2 || steps.length > mostSteps)
      return undefined;
    if (steps.some(({ length }) => length > longestStep) || namesUnseen(steps, moment)) return undefined;
    if (choosesAmong(steps)) return undefined;
    const n = numbers[steps.length] ?? String(steps.length);
    const ordered = steps.map((step, at) =>
      at === 0 ? `first ${step}` : at === steps.length - 1 ? `then ${step}` : step,
    );
    const slots = { steps: andList(ordered), n, N: n.charAt(0).toUpperCase() + n.slice(1) };
    return sayOne(sentences, slots, moment.random);
  },
};

/** Which of several records it will be is not known before they are looked up: "find the ID of A", "… of B", "cancel A". */
function choosesAmong(steps: readonly string[]): boolean {
  const names = steps.flatMap((step) => /^find the ID of (.+)$/.exec(step)?.[1] ?? []);
  const others = steps.filter((step) => !step.startsWith('find the ID of '));
  const named = names.filter((name) => others.some((step) => step.includes(name)));
  return named.length > 0 && named.length < names.length;
}

/** A record that a search is still to show has no name yet. */
const namesUnseen = (steps: readonly string[], { messages }: Moment): boolean =>
  steps.flatMap(codesIn).some((code) => !messages.some(({ content }) => holdsCode(content, code)));

/** What a search of documents will find, and what to search for then, is not known beforehand. */
const isOpenEnded = ({ calls }: Moment): boolean =>
  calls.some(({ purpose }) => purpose.startsWith('to find what the library has'));

const isFirstCall = ({ messages }: Moment): boolean => messages.at(-1)?.role === 'user';

/** Pages of one search are one step. */
const stepsOf = ({ calls, later }: Moment): string[] =>
  [...new Set([...calls, ...later].map(({ purpose }) => phraseOf(purpose)))].filter(
    (phrase) => !/^read the next page/.test(phrase),
  );
