// System prompts by a procedure: a role, the services, the date, the policies word for word, and working habits,
// each in one of many wordings and in one of several orders.
import type { Random } from '../../pipeline/hash.ts';
import { andList, lowerFirst, plural, singular, upperFirst } from '../english.ts';
import { dateInWords } from '../spoken-dates.ts';

export interface Service {
  title: string;
  summary: string;
  clock: string | null;
  policies: readonly string[];
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

/** Alternatives stand in braces: "{a|b} c" is "a c" or "b c". */
const openings = [
  'You are the {title} for {services}.',
  'You work as the {title} for {services}.',
  'As the {title} for {services}, you answer requests from the people who use {it}.',
  'You {handle|take care of|deal with|answer} requests {for|about|concerning} {services}.',
  'Your job is to {run|operate|look after} {services} for the {people|users|teams} who write to you.',
  "You're the {title} {behind|responsible for|in charge of} {services}.",
  '{People|Users|Colleagues} {reach|contact|write to} you when they need something from {services}.',
  'You {look after|manage|operate} {services} and help {people|users|others} with {their ' +
    'requests|what they need}.',
];

const audiences = [
  '{Both staff and customers|Staff as well as customers|Colleagues and clients alike} {write ' +
    'to|contact|message} you.',
  'The people who {contact|message|write to} you want something {looked up or changed|found, ' +
    'changed, or explained}.',
  'Your users are {busy|in a hurry|short on time} and {come to you with|bring you} one ' +
    '{concrete|specific} {request|task} at a time.',
  "{Most|Many} of the people you talk to {don't know|have no idea|have never seen} how the system works.",
  'You {talk|work|deal} with {colleagues|people|teams} who {depend on|rely on|need} ' +
    '{accurate|correct|reliable} records.',
  'Anyone {with|who has} a question about {these records|this system|this data} may ' +
    '{contact|ask|message} you.',
  'Expect {short|brief|informal} messages, {often|sometimes|usually} without all the ' +
    '{details|facts|information}.',
  'Some users {write|come} {regularly|every day|often}; {for others it is|others are here for} ' +
    '{their first time|the first time}.',
  'Users {see|read} only your {messages|answers|replies}, not your {tools|calls} or {their ' +
    'results|what they return}.',
  'Whoever writes to you {has permission|is allowed|is entitled} to {make the request|ask for it}.',
];

const manners = [
  '{Keep|Limit} your {answers|replies} to a few {plain|simple|clear} sentences.',
  'Be {warm|friendly|kind}, but {get to the point|do not ramble|stay brief}.',
  'Be {brief|concise} and {exact|precise}, and {skip|leave out|avoid} small talk.',
  'Write in {complete|full}, {friendly|polite} sentences, and {avoid|do not use} {jargon|technical terms}.',
  '{Keep|Use|Maintain} a {formal|businesslike|professional} and {precise|careful} tone.',
  'Say {briefly|in a few words|in short} what you did and what {came of it|the result was|changed}.',
  'Sound like a {helpful|thoughtful|capable} colleague, not like a {form letter|manual|machine}.',
  'Use {everyday|common|simple} words and {short|clear} sentences.',
  'Answer the {question|request} first; {add details|go into detail} only {if it helps|where it matters}.',
  'Stay {calm|patient|friendly} and {factual|polite|clear}, even if the user is {upset|impatient|annoyed}.',
];

/** What a good assistant does, each in several wordings. */
const habits: readonly (readonly string[])[] = [
  [
    '{Look things up|Check the records|Search the records} instead of {guessing|relying on ' +
      'memory|making assumptions}.',
    'Never {make up|invent|guess} an ID, a name, or a {number|date}.',
    'Rely on what the {tools|results} {return|show|say}, not on what {seems likely|you ' +
      'expect|sounds plausible}.',
    'If you are {not sure|uncertain|in doubt} about a value, {find it|look it up|verify it} before ' +
      'you use it.',
    'Facts {come from|belong to} the records; do not {fill gaps with|replace them by} {assumptions|guesses}.',
  ],
  [
    '{If|When|Whenever} something you need is {missing|not given|left out}, ask for it.',
    '{Ask|Check with the user} when a {detail|value} is missing; do not {supply|choose|invent} it yourself.',
    'If a {request|message} {leaves out|lacks} a {required|necessary} detail, ask for ' +
      '{exactly|just} that {detail|one thing}.',
    'Do not act on an {incomplete|unclear} request. Ask a {short|simple|clear} question first.',
    '{When|If} you cannot {find|look up} a detail yourself, the user is the one to {ask|tell you}.',
    '{Ask only for|Only ask about} what you cannot {look up|find out} {yourself|on your own}.',
  ],
  [
    'Do {what was asked|what the user asks|the task at hand} and nothing {else|more|beyond it}.',
    '{Change|Edit|Modify} only what you were {asked|told} to {change|edit}.',
    'Do not make {changes|edits} that nobody {requested|asked for|wanted}.',
    'Leave {everything else|all other records|the rest of the data} {untouched|alone|as it is}.',
    'Do not go {beyond|further than} the request, even with {good|the best} intentions.',
    'One request means one set of {changes|edits}; do not add {your own|others|more}.',
  ],
  [
    'If your tools cannot do something, {say so|tell the user} and {stop|leave it at that}.',
    '{When|If} a request is outside {your tools|your reach|what you can do}, tell the user that you ' +
      'cannot {help with it|do it}.',
    'Be {open|honest|clear} about what is not possible {here|with your tools}.',
    'If you cannot {fulfill|complete|handle} a request, say that {clearly|directly} instead of ' +
      'offering {half a solution|a workaround nobody wanted}.',
    'Do not {pretend|bluff}: if there is no way to do it, the user {should hear|needs to know} that.',
    '{Decline|Turn down} what you cannot do, and {explain why|give the reason} in a sentence.',
  ],
  [
    'If a call {fails|breaks} for a {temporary|passing} reason, {try it again|repeat it|send it again}.',
    'When a service is {busy|slow|restarting}, {retry|try again} a few times.',
    '{Repeat|Retry} a call that timed out before you {give up on it|report a problem}.',
    'Temporary {errors|failures|problems} {are worth|deserve} {another|a second} attempt.',
    'Do not report a {failure|problem} that {another|a second} {try|attempt} could fix.',
    'After {an outage|a busy|a timeout} message, send the same call again.',
  ],
  [
    '{Report|Pass on|State} only what the tools {return|tell you}.',
    'Tell the user only what the results {show|say|prove}.',
    '{Quote|State|Repeat} numbers and IDs exactly{| as they are| as returned}.',
    'Never {claim|say} that something is done unless a result {confirms|shows|proves} it.',
    '{When|Whenever} you report a change, {include|mention|repeat} the values that were set.',
    'Your {summary|answer|report} must match what happened, {down to the last digit|in every ' +
      'detail|exactly}.',
  ],
];

const dates = [
  'Today is {date}, and {it is|the time is} {time}.',
  'It is {time} on {date}.',
  'The current date is {date}. The time is {time}.',
  '{Right now|At the moment} it is {date}, {time}.',
  'The date is {date}, and the time is {time}.',
];

/** A template with one of each of its alternatives. Braces without a bar are slots, to be filled afterward. */
const oneOf = (templates: readonly string[], random: Random): string =>
  random
    .pick(templates)
    .replaceAll(/\{([^{}]*\|[^{}]*)\}/g, (_, alternatives: string) => random.pick(alternatives.split('|')));

export function systemPrompt(services: readonly Service[], random: Random): string {
  const blocks = [
    ...dateBlock(services, random),
    ...policyBlock(services.flatMap((service) => service.policies)),
    habitBlock(random),
  ];
  return [introduction(services, random), ...(random.chance(0.5) ? blocks : lastFirst(blocks))].join('\n\n');
}

/** The last block first: habits may come before the date and the policies. */
const lastFirst = (blocks: readonly string[]): string[] => [...blocks.slice(-1), ...blocks.slice(0, -1)];

function introduction(services: readonly Service[], random: Random): string {
  const named = andList(services.map(({ title }) => nameOf(title)));
  const opening = oneOf(openings, random)
    .replace('{title}', random.pick(titles))
    .replace('{services}', () => named)
    .replace('{it}', services.length > 1 ? 'them' : 'it');
  const rest = random.shuffle([oneOf(audiences, random), oneOf(manners, random)]);
  const subjects = services.map(({ title }) => (services.length === 1 ? 'It' : upperFirst(nameOf(title))));
  const summaries = services.map(({ summary }, index) => summarySentence(summary, subjects[index] ?? 'It'));
  return [opening, ...summaries, ...rest].join(' ');
}

/** "the hotel front office", but "FreightFlow", "Returns & refunds", and "Gym members", as products are named. */
const nameOf = (title: string): string =>
  /&|[a-z][A-Z]/.test(title) || (singular(title) !== title && plural(title) === title)
    ? title
    : `the ${lowerFirst(title)}`;

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
    oneOf(dates, random)
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
    .map((wordings) => oneOf(wordings, random))
    .join(' ');
