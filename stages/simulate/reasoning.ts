// What the agent's procedure thinks before a call.
import type { Random } from '../../pipeline/hash.ts';
import type { Message } from '../../schemas/message.ts';
import { andList } from '../english.ts';
import { holds } from '../evidence.ts';
import { nameInWords, valueInWords, withoutDoublePeriods } from '../values-in-words.ts';
import { gerundPhrase } from '../verbs.ts';
import { noticed } from './insights/index.ts';
import type { Moment } from './insights/insight.ts';
import { phraseOf, type ScriptCall } from './script.ts';
import { seriesPhrase } from './series.ts';

/** {t}: the tools. {p}: "to cancel the order". {v}: "cancel the order". {g}: "canceling the order". */
const reasonsToCall = [
  "I'll call {t} {p}.",
  'To {v}, I can use {t}.',
  '{t} is the right tool for {g}.',
  'The next step is {p}. {t} does that.',
  'Let me use {t} {p}.',
  'I need {p}, and {t} does exactly that.',
  'To {v}, the tool is {t}.',
  "I have to {v}, so I'll call {t}.",
  "Now I need {p}. I'll use {t}.",
  'I have everything I need {p} with {t}.',
  '{t} lets me {v}.',
  'The tool for {g} is {t}.',
  'With {t}, I can {v}.',
  'I can {v} with {t}.',
  '{t} should do it, since I need {p}.',
  'Of my tools, {t} fits best: I need {p}.',
  'Using {t}, I can {v}.',
  'My next call is {t}, {p}.',
  'First I should {v}; {t} is made for that.',
  '{t} will let me {v}.',
  'Time {p}. That is a job for {t}.',
];

const inParallel = [
  "These calls don't depend on each other, so I can make them at the same time.",
  'None of these calls needs the result of another, so they can go together.',
  "I'll send them together, since they're independent.",
  'They are independent of each other, so one step is enough.',
  'I can make them in parallel.',
  'No result is needed for another of these calls, which means they fit into one step.',
  "There's no reason to wait between them.",
  'Doing them one after the other would only take longer.',
  'All of them can start now.',
  'Each of these stands alone, so I batch them.',
  'They touch different records, so they can run side by side.',
  'The order among these makes no difference.',
];

/** Sentences in which several tools would take another verb. */
const ofOneTool = /\b(?:is|does|lets|fits|tool)\b/;

export function reasonToCall(moment: Moment): string {
  const { calls, messages, random } = moment;
  const remark = noticed(moment);
  if (remark?.isWhole) return withOpening(moment.opening, remark.text);
  const tools = [...new Set(calls.map((call) => call.tool))];
  const each = [...new Set(calls.map((call) => phraseOf(call.purpose)))];
  const series = seriesPhrase(each);
  const phrases = series === undefined ? mergeLookups(each) : [series];
  const fitting = tools.length > 1 ? reasonsToCall.filter((each) => !ofOneTool.test(each)) : reasonsToCall;
  const reason = random
    .pick(fitting)
    .replace('{t}', () => andList(tools))
    .replace('{p}', () => `to ${andList(phrases)}`)
    .replace('{v}', () => andList(phrases))
    .replace('{g}', () => andList(phrases.map(gerundPhrase)));
  const sentences = [
    ...(moment.opening === undefined ? [] : [moment.opening]),
    ...(remark ? [remark.text] : []),
    ...(moment.opening === undefined ? [reason] : []),
    ...(calls.length > 1 ? [random.pick(inParallel)] : []),
    ...(remark ? [] : sourceOf(calls, messages, random)),
  ];
  return withoutDoublePeriods(sentences.join(' '));
}

const withOpening = (opening: string | undefined, text: string): string =>
  opening === undefined ? text : `${opening} ${text}`;

/** "find the ID of A" and "find the ID of B" become "find the IDs of A and B". */
export function mergeLookups(phrases: readonly string[]): string[] {
  const start = 'find the ID of ';
  const names = phrases.flatMap((phrase) => (phrase.startsWith(start) ? [phrase.slice(start.length)] : []));
  const others = phrases.filter((phrase) => !phrase.startsWith(start));
  return names.length < 2 ? [...phrases] : [`find the IDs of ${andList(names)}`, ...others];
}

const sources = [
  'The last result gives me {values}.',
  'From the previous result, I have {values}.',
  'The lookup returned {values}.',
  "I'll use {values} from the previous result.",
  'The result above shows {values}.',
  'That lookup gave me {values}.',
];

const otherSources = [
  'Everything else was in the request.',
  'The user gave me the rest.',
  'The remaining values come from the request.',
  'All other values are in the request.',
];

/** More values than these are not spelled out once more. */
const mostValues = 3;

/** "for the order"; of what is only called "from" or "to" by its parameter. */
function purposeOf(name: string): string {
  const words = nameInWords(name);
  return /^(?:from|to|by|for|into|with)$/.test(words) ? `as ${name}` : `for the ${words}`;
}

/** Where the arguments come from, if some were looked up since the user last spoke. */
function sourceOf(calls: readonly ScriptCall[], messages: readonly Message[], random: Random): string[] {
  const since = messages.findLastIndex((message) => message.role === 'user');
  const said = messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n');
  const results = messages
    .slice(since)
    .filter((message) => message.role === 'tool')
    .map((message) => message.content);
  const found = calls.flatMap((call) =>
    Object.entries(call.arguments).filter(
      ([, value]) =>
        typeof value === 'string' &&
        value.length > 2 &&
        !holds(said, value) &&
        results.some((result) => result.includes(value)),
    ),
  );
  if (found.length === 0 || found.length > mostValues) return [];
  const values = andList(
    found.map(([name, value]) =>
      String(value).length > 40 ? `the ${nameInWords(name)}` : `${valueInWords(value)} ${purposeOf(name)}`,
    ),
  );
  const total = calls.reduce((sum, call) => sum + Object.keys(call.arguments).length, 0);
  return [
    random.pick(sources).replace('{values}', () => values),
    ...(total > found.length && random.chance(0.6) ? [random.pick(otherSources)] : []),
  ];
}
