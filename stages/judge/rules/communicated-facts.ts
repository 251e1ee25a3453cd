// communicated_facts: the answers contain what the user wanted to know, after they asked for it, and give none of it as a
// fact about something else.
import type { Task } from '../../../schemas/task.ts';
import { comparableText, sentencesOf, tells } from '../../evidence.ts';
import { literalPattern } from '../../pattern-text.ts';
import { remembered } from '../../remembered.ts';
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

export const communicatedFacts: Rule = {
  name: 'communicated_facts',
  summary:
    'Every fact that the user asked for appears in an answer to that question, and for what it is about.',
  check(subject) {
    const { task, played } = subject;
    const starts = goalStarts(task.goals, played.messages);
    return [
      ...task.oracle.communicate
        .filter(({ name, value, goal }) => !tells(answersOf(subject, starts[goal]), name, value))
        .map(({ name, value }) =>
          fatal(lastAnswer(subject), `no answer gives the ${name} (${JSON.stringify(value)})`),
        ),
      ...mixedUp(subject),
    ];
  },
};

type Fact = Task['oracle']['communicate'][number];

/** "24 for Room C17", where 24 is a fact about another room. */
function mixedUp({ task, played }: JudgedPlay): RuleFinding[] {
  const facts = task.oracle.communicate;
  if (facts.length === 0) return [];
  return answersIn(played).flatMap(({ at, content }) =>
    sentencesOf(content).flatMap((sentence) => {
      const plain = comparableText(sentence).replaceAll('"', '');
      const counted = facts.flatMap((fact) => otherCondition(fact, plain, facts) ?? []);
      if (counted.length > 0)
        return counted.map((tail) =>
          fatal(at, `the number is not of those "${tail}"`, { code: 'mixed-up facts' }),
        );
      if (!/ for (?<=\d[.-]* for )/.test(plain)) return [];
      return facts.flatMap((fact) => {
        const label = labelsOf(fact.name).find((each) => plain.includes(` ${each}`));
        const said = label === undefined ? undefined : otherValueFor(label, plain, facts);
        return said === undefined
          ? []
          : [fatal(at, `says ${said} for ${label}, but that is another fact`, { code: 'mixed-up facts' })];
      });
    }),
  );
}

/** What a fact is about, and no other one: "Room C17" of "number of seats of Room C17". */
const labelsOf = remembered((name): readonly string[] =>
  [...name.matchAll(/(?:^| of )(?:the )?/g)]
    .map(({ index, 0: { length } }) => name.slice(index + length).replaceAll('"', ''))
    .filter((label) => label.length >= shortestLabel && /[A-Z\d]| with |^difference /.test(label))
    .map(comparableText)
    .reverse(),
);
/** Shorter ones stand in many sentences by chance. */
const shortestLabel = 5;

const isAbout = (fact: Fact, label: string): boolean => labelsOf(fact.name).includes(label);

/** What is told of it: "number of seats" of "number of seats of Room C17"; empty where the label is all. */
const fieldOf = ({ name }: Fact, label: string): string =>
  comparableText(name)
    .replaceAll('"', '')
    .slice(0, -label.length)
    .replace(/ of (?:the )?$/, '');

/** A value that is told for something, where only facts of the same sort about other things have it. */
function otherValueFor(label: string, plain: string, facts: readonly Fact[]): string | undefined {
  const [, said] = saidFor(label).exec(plain) ?? [];
  if (said === undefined) return undefined;
  const own = facts.filter((fact) => isAbout(fact, label)).map((fact) => fieldOf(fact, label));
  const saying = facts.filter(({ value }) => comparableText(String(value)) === said);
  const isOther = saying.some((fact) =>
    labelsOf(fact.name).some((each) => own.includes('') || own.includes(fieldOf(fact, each))),
  );
  return isOther && !saying.some((fact) => isAbout(fact, label)) ? said : undefined;
}

/** With up to four words before the name: "24 for the charging bay Room C17". */
const saidFor = remembered(
  (label) =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}.,:-])(-?\d[\d.-]*) for (?:(?!for |and )\p{L}+ ){0,4}?` +
        `${literalPattern(label)}(?![\\p{L}\\p{N}-])`,
      'u',
    ),
);

/** "34 callers with the status active", where 34 is the number of those with the status archived. */
function otherCondition({ name, value }: Fact, plain: string, facts: readonly Fact[]): string | undefined {
  const [, noun, right = ''] = /^number of (.+?) (with .+)$/.exec(comparableText(name)) ?? [];
  if (noun === undefined) return undefined;
  const at = plain.indexOf(` ${String(value)} ${noun} with `);
  if (at === -1) return undefined;
  const tail = plain.slice(at + ` ${String(value)} ${noun} `.length);
  const isSame = (condition: string): boolean => tail.startsWith(condition);
  const isRight = facts.some((fact) => {
    const [, other] = /^number of .+? (with .+)$/.exec(comparableText(fact.name)) ?? [];
    return fact.value === value && other !== undefined && isSame(other);
  });
  // Both name the same field first, and another value of it.
  const [said, wanted] = [tail, right].map((each) => each.split(/[ ,.;!]+/).slice(0, mostOfField + 1));
  const fields = [said, wanted].map((words = []) => words.slice(0, mostOfField).join(' '));
  return !isRight && fields[0] === fields[1] && said?.[mostOfField] !== wanted?.[mostOfField]
    ? said?.join(' ')
    : undefined;
}
/** Words of "with the status". */
const mostOfField = 3;
