// System prompts by a procedure: a role, the services, the date, the policies word for word, and working habits,
// each in one of many wordings and in one of several orders.
import type { Random } from '../../pipeline/hash.ts';
import { andList } from '../english.ts';
import { dateInWords } from '../spoken-dates.ts';

export interface Service {
  title: string;
  summary: string;
  clock: string | null;
  policy: string[];
}

const titles = [
  'assistant',
  'service agent',
  'coordinator',
  'support agent',
  'operations assistant',
  'desk agent',
];

export function assistantName(services: readonly Service[], random: Random): string {
  return `${services.map((service) => service.title).join(' and ')} ${random.pick(titles)}`.slice(0, 60);
}

const openings = [
  'You are the {title} for {services}.',
  'You work as the {title} for {services}.',
  'As the {title} for {services}, you answer requests from people who rely on it.',
  'You handle requests for {services}.',
  'Your job is to run {services} on behalf of the people who write to you.',
  "You're the {title} behind {services}.",
  'People reach you when they need something from {services}.',
  'You look after {services}.',
];

const audiences = [
  'Both staff and customers write to you.',
  'The people who contact you want something looked up or changed.',
  'Your users are busy and come to you with one concrete request at a time.',
  "Most of the people you talk to don't know how the system works.",
  'You talk with colleagues who depend on accurate records.',
  'Anyone with a question about these records may contact you.',
  'Expect short messages, often without all the details.',
  'Some users write regularly; for others it is their first time.',
  'Users see only your messages, not your tools or their results.',
  'Whoever writes to you has permission to make the request.',
];

const manners = [
  'Keep your answers to two or three plain sentences.',
  'Be warm, but get to the point.',
  'Be brief and exact, and skip the small talk.',
  'Write in complete, friendly sentences, and avoid jargon.',
  'Keep a formal and precise tone.',
  'Say briefly what you did and what came of it.',
  'Sound like a helpful colleague, not like a form letter.',
  'Use everyday words and short sentences.',
  'Answer the question first; add details only if they matter.',
  'Stay calm and factual, even if the user is upset.',
];

/** What a good assistant does, each in several wordings. */
const habits: readonly (readonly string[])[] = [
  [
    'Look things up instead of guessing.',
    'Never make up an ID, a name, or a number.',
    'Check the records before you change anything.',
    'Rely on what the tools return, not on what seems likely.',
    'If you are not sure about a value, find it before you use it.',
    'Facts come from the records; do not fill gaps with assumptions.',
  ],
  [
    'If something you need is missing, ask for it.',
    'Ask when a detail is missing; do not supply it yourself.',
    'If a request leaves out a required detail, ask for exactly that detail.',
    'Do not act on an incomplete request. Ask a short question first.',
    'When you cannot find a detail yourself, the user is the one to ask.',
    'Ask only for what you cannot look up.',
  ],
  [
    'Do what was asked and nothing else.',
    'Change only what you were asked to change.',
    'Do not make changes that nobody requested.',
    'Leave everything else in the records untouched.',
    'Do not go beyond the request, even with good intentions.',
    'One request means one set of changes; do not add your own.',
  ],
  [
    'If your tools cannot do something, say so and stop.',
    'When a request is outside your tools, tell the user that you cannot help with it.',
    'Be open about what is not possible here.',
    'If you cannot fulfill a request, say that clearly instead of offering half a solution.',
    'Do not pretend: if there is no way to do it, the user should hear that.',
    'Decline what you cannot do, and explain why in a sentence.',
  ],
  [
    'If a call fails for a temporary reason, try it again.',
    'When a service is busy, retry once or twice.',
    'Repeat a call that timed out before you give up on it.',
    'Temporary errors are worth a second attempt.',
    'Do not report a failure that a simple retry could fix.',
    'After an outage message, send the same call again.',
  ],
  [
    'Report results exactly as the tools return them.',
    'Tell the user only what the results show.',
    'Quote numbers and IDs exactly.',
    'Never claim that something is done unless a result confirms it.',
    'When you report a change, include the values that were set.',
    'Your summary must match what happened, down to the last digit.',
  ],
];

const dates = [
  'Today is {date}, and it is {time}.',
  'It is {time} on {date}.',
  'The current date is {date}. The time is {time}.',
  'Right now it is {date}, {time}.',
  'The date is {date}, and the time is {time}.',
];

export function systemPrompt(services: readonly Service[], random: Random): string {
  const blocks = [
    ...dateBlock(services, random),
    ...policyBlock(services.flatMap((service) => service.policy)),
    habitBlock(random),
  ];
  return [introduction(services, random), ...(random.chance(0.5) ? blocks : rotated(blocks))].join('\n\n');
}

/** The last block first: habits may come before the date and the policies. */
const rotated = (blocks: readonly string[]): string[] => [...blocks.slice(-1), ...blocks.slice(0, -1)];

function introduction(services: readonly Service[], random: Random): string {
  const named = andList(services.map((service) => `the ${lowerFirst(service.title)}`));
  const opening = random
    .pick(services.length > 1 ? openings.filter((each) => !/ on it\.$/.test(each)) : openings)
    .replace('{title}', random.pick(titles))
    .replace('{services}', () => named);
  const rest = random.shuffle([random.pick(audiences), random.pick(manners)]);
  const subjects = services.map(({ title }) => (services.length === 1 ? 'It' : `The ${lowerFirst(title)}`));
  const summaries = services.map(({ summary }, index) => summarySentence(summary, subjects[index] ?? 'It'));
  return [opening, ...summaries, ...rest].join(' ');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A summary may be a sentence of its own or start with a verb: "Manages loans" becomes "It manages loans". */
function summarySentence(summary: string, subject: string): string {
  const sentence = /[.!?]$/.test(summary) ? summary : `${summary}.`;
  return /^(?!This|Its|Has|Is|Was)[A-Z][a-z]+s (?!(?:are|have|can|is|do|were|will)\b)/.test(sentence)
    ? `${subject} ${lowerFirst(sentence)}`
    : sentence;
}

/** One line, even for two applications: the worlds of an agent share a clock. */
function dateBlock(services: readonly Service[], random: Random): string[] {
  const clocks = services.flatMap(({ clock }) => (clock ? [clock] : [])).sort();
  const latest = clocks.at(-1);
  if (latest === undefined) return [];
  return [
    random
      .pick(dates)
      .replace('{date}', dateInWords(latest.slice(0, 10)))
      .replace('{time}', latest.slice(11, 16)),
  ];
}

const policyBlock = (policies: readonly string[]): string[] =>
  policies.length > 0 ? [`Policies:\n${policies.map((policy) => `- ${policy}`).join('\n')}`] : [];

const habitBlock = (random: Random): string =>
  random
    .shuffle(habits)
    .slice(0, random.integer(4, 6))
    .map((wordings) => random.pick(wordings))
    .join(' ');
