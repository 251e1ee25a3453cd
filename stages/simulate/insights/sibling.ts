// sibling: another tool for the same things that looks right at first sight, and what it does instead.
import type { ToolOffer } from '../../../pipeline/models/model.ts';
import { lowerFirst, singular, wordsIn } from '../../english.ts';
import { remembered } from '../../remembered.ts';
import { gerundPhrase } from '../../verbs.ts';
import { type Insight, sayOne } from './insight.ts';

/** {does}: "change the due date of a loan". {doing}: "changing the due date of a loan". */
const sentences = [
  "{other} would {does}, and that isn't what was asked.",
  '{other} looks similar, but it is for {doing}.',
  "I shouldn't mix this up with {other}, which would {does}.",
  'Not {other}: that one is for {doing}.',
  'There is also {other}, but its job is to {does}.',
  "{other} doesn't fit, since it would {does}.",
  'The names are close. {other} is meant for {doing}, so it has to be {tool}.',
  '{tool}, not {other}: the latter would {does}.',
  'I considered {other}, but it would {does}.',
  "{other} is the wrong tool here, because it's for {doing}.",
  'Between {tool} and {other}, only {tool} does what was asked; the other is for {doing}.',
  'Calling {other} would {does}, which nobody asked for.',
];

/** {does}: "changes the due date of a loan". */
const indicative = [
  "{other} {does}, and that isn't what was asked.",
  '{other} looks similar, but it {does}.',
  "I shouldn't mix this up with {other}, which {does}.",
  'Not {other}: that one {does}.',
  'There is also {other}, but it {does}.',
  "{other} doesn't fit, since it {does}.",
  'The names are close. {other} {does}, so it has to be {tool}.',
  '{tool}, not {other}: the latter {does}.',
  'I considered {other}, but it {does}.',
  '{other} is the wrong tool here, because it {does}.',
  'Between {tool} and {other}, only {tool} does what was asked; the other {does}.',
  '{other} {does}, which nobody asked for.',
];

export const sibling: Insight = {
  name: 'sibling',
  isWhole: false,
  notice({ calls, later, tools, random, opening }) {
    if (opening !== undefined) return undefined; // the tool has been told from others
    const [call] = calls;
    const tool = tools.find(({ name }) => name === call?.tool);
    if (!tool || new Set(calls.map((each) => each.tool)).size > 1) return undefined;
    const needed = new Set(later.map((each) => each.tool));
    const others = tools.filter((other) => !needed.has(other.name) && isNear(tool, other));
    if (others.length === 0) return undefined;
    const other = random.pick(others);
    const does = purposeIn(other);
    if (does === undefined || does === purposeIn(tool)) return undefined;
    const slots = { tool: tool.name, other: other.name, does };
    return /^[a-z]+[^s]s /.test(does)
      ? sayOne(indicative, slots, random)
      : sayOne(sentences, { ...slots, doing: gerundPhrase(does) }, random);
  },
};

/** Different names for the same thing: all words but the first are shared. */
function isNear(tool: ToolOffer, other: ToolOffer): boolean {
  const [own, its] = [nameParts(tool.name), nameParts(other.name)];
  return own.verb !== its.verb && own.noun !== '' && own.noun === its.noun;
}

const nameParts = remembered((name) => {
  const [verb, ...noun] = wordsIn(name).map(singular);
  return { verb, noun: noun.join(' ') };
});

/** A longer purpose is more than a remark. */
const longest = 80;

/** The first sentence of a description as a verb phrase: "change the due date of a loan" or "changes …". */
function purposeIn({ description }: ToolOffer): string | undefined {
  const [first = ''] = description.split(/[.\n:;(]/);
  const isPhrase = /^[A-Z][a-z]+ (?:up )?(?:an?|the|all|one|every|several|many|new)\b/.test(first);
  const isAbout = /^(?:This|These|It|Use|When|For|With|A|An|Get)\b/.test(first);
  return isPhrase && !isAbout && first.length < longest ? lowerFirst(first.trim()) : undefined;
}
