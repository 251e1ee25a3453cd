// math_answers: what a problem of mathematics asks for is computed and told by value: with its unit, its sign, and as many
// decimals as the user wants. A figure that no call has computed does not count, even if it is right.
import type { Mathematics } from '../../../schemas/mathematics.ts';
import { comparableText, numbersIn, sentencesOf, tells } from '../../evidence.ts';
import { isSame, mathValueOf } from '../../mathematics/values.ts';
import { goalStarts } from '../goal-starts.ts';
import {
  answersIn,
  answersOf,
  fatal,
  type JudgedPlay,
  lastAnswer,
  type Rule,
  type RuleFinding,
} from './rule.ts';

export const mathAnswers: Rule = {
  name: 'math_answers',
  summary:
    'Answers to problems of mathematics are computed by calls and have the right value, sign, unit, and rounding.',
  check(subject) {
    const { mathematics } = subject.task;
    if (!mathematics) return [];
    const starts = goalStarts(subject.task.goals, subject.played.messages);
    return mathematics.answers.flatMap((answer) => [
      ...wrong(answer, subject, starts[answer.goal]),
      ...guessed(answer, subject, starts[answer.goal]),
    ]);
  },
};

type Answer = Mathematics['answers'][number];

function wrong(answer: Answer, subject: JudgedPlay, start: number | undefined): RuleFinding[] {
  const said = answersOf(subject, start);
  if (answer.among) return chosen(answer, said) ? [] : [wrongChoice(answer, subject)];
  if (tells(said, answer.name, answer.value)) return shortened(answer, said, lastAnswer(subject));
  const { code, why } = difference(answer, said);
  return [fatal(lastAnswer(subject), `the ${answer.name} is ${answer.value}, and ${why}`, { code })];
}

const wrongChoice = ({ name, value }: Answer, subject: JudgedPlay): RuleFinding =>
  fatal(lastAnswer(subject), `the ${name} is ${value}, and no answer says so`, { code: 'wrong choice' });

const comparing =
  /\b(?:better|best|higher|highest|greater|greatest|larger|largest|more|wins?|winner|ahead|prefer|choose|pick)\b/i;

/** Some sentence compares, and what comes first in it is the right one: "project A is better than project B". */
const chosen = ({ value, among = [] }: Answer, said: string): boolean =>
  sentencesOf(said).some((sentence) => {
    const text = comparableText(sentence);
    const places = among.map((each) => ({ each, at: text.indexOf(comparableText(each)) }));
    const [first] = places.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at);
    return comparing.test(sentence) && first?.each === value;
  });

/** "96%" where one decimal was asked for: nobody can tell from it whether it was rounded to a whole number. */
function shortened({ name, value, decimals = 0 }: Answer, said: string, at: number): RuleFinding[] {
  const right = numberOf(value);
  if (right === undefined || decimals === 0) return [];
  const numerals = comparableText(said).match(/(?<![\w.])-?\d+(?:\.\d+)?(?![\w]|\.\d)/g) ?? [];
  const own = numerals.filter((numeral) => isSame(Number(numeral), right));
  const places = own.map((numeral) => numeral.split('.')[1]?.length ?? 0);
  if (own.length === 0 || places.some((each) => each >= decimals)) return []; // in another unit, or as asked for
  const asked = `${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`;
  return [
    fatal(at, `the ${name} is wanted with ${asked}, and an answer says ${own[0]}`, {
      code: 'wrong rounding',
    }),
  ];
}

/** What sets the told number apart from the right one. */
function difference({ value }: Answer, said: string): { code: string; why: string } {
  const right = numberOf(value);
  const told = numbersIn(comparableText(said).replaceAll(/[$€£]|(?<=\d)%/g, ''));
  if (right === undefined) return { code: 'wrong value', why: 'no answer says so' };
  if (told.some((number) => isSame(number, right)))
    return { code: 'missing unit', why: `an answer says ${right} without that unit` };
  if (right !== 0 && told.some((number) => isSame(number, -right)))
    return { code: 'wrong sign', why: 'an answer has the other sign' };
  const near = told.find((number) => Math.abs(number - right) <= Math.max(0.02 * Math.abs(right), 0.005));
  return near === undefined
    ? { code: 'wrong value', why: 'no answer says so' }
    : { code: 'wrong rounding', why: `an answer says ${near}` };
}

function numberOf(value: string | number): number | undefined {
  if (typeof value === 'number') return value;
  const form = mathValueOf(value);
  return form && 'value' in form ? form.value : undefined;
}

/** The value is told, and nothing was computed since it was asked for. */
function guessed({ call, name }: Answer, { played }: JudgedPlay, start = 0): RuleFinding[] {
  if (call === undefined) return [];
  const answer = answersIn(played).find(({ at }) => at > start);
  const isComputed = played.steps.some(({ message, result }) => message > start && result.ok);
  return answer && !isComputed
    ? [fatal(answer.at, `tells the ${name} without a call that computes it`, { code: 'not computed' })]
    : [];
}
