// Says that something cannot be done: because a tool refused, in the assistant's own words, or because no tool
// exists for it.
import type { Random } from '../../../pipeline/hash.ts';
import { declines } from '../../claims.ts';
import { upperFirst } from '../../english.ts';
import { dateInWords } from '../../spoken-dates.ts';
import { gerundPhrase } from '../../verbs.ts';
import type { ToolError } from '../position.ts';

const openings = [
  "I'm sorry, but I can't {what}",
  "Unfortunately, I wasn't able to {what}",
  "I couldn't {what}",
  "I'm afraid I can't {what}",
  'It was not possible to {what}',
  "I tried, but I couldn't {what}",
  "Sorry, I wasn't able to {what}",
  "I can't {what} right now",
];

const unchanged = [
  'Nothing was changed.',
  'Everything is as it was before.',
  'No changes were made.',
  'I left everything as it was.',
  'The records are unchanged.',
  'I made no changes.',
];

/** `phrase` is what was tried: "cancel order OR-1001". */
export function refusalAnswer(error: ToolError, phrase: string | undefined, random: Random): string {
  const opening = random.pick(openings).replace('{what}', () => phrase ?? 'do that');
  return `${opening}${reasonFrom(error.message)} ${random.pick(unchanged)}`;
}

/** " because …." where the message starts like a sentence in English, else a sentence of its own. */
export function reasonFrom(message: string): string {
  const said = message.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, dateInWords).replace(/\.$/, '');
  const [, field, states] = /cannot be [^:]+: its (\S+) must be (.+)$/.exec(said) ?? [];
  if (field !== undefined) return `. That is only possible while its ${field} is ${states}.`;
  if (/^(?:The|An?|No|Only|There|This|That|One|Both|At) /.test(said))
    return ` because ${said.charAt(0).toLowerCase()}${said.slice(1)}.`;
  if (/^[A-Z]{2,5}-\d+ /.test(said)) return ` because ${said}.`;
  return /^[A-Z][a-z]+ [A-Z]{2,5}-\d+ /.test(said)
    ? ` because ${said.charAt(0).toLowerCase()}${said.slice(1)}.`
    : `. Here's why: ${said}.`;
}

const sorry = [
  "I'm sorry, but I can't do that",
  "Unfortunately, I'm not able to do that",
  "I'm afraid that isn't possible here",
  "I can't help with that one",
  "That's not something I can do",
  "Sorry, I can't take care of that",
  "I'm not able to handle that request",
  'That request is beyond what I can do',
];

const reasons = [
  'none of my tools covers it',
  "I don't have a tool for it",
  "it's outside what my tools can do",
  'there is no tool for that in this system',
  'my tools are made for other things',
  "I don't have access to anything that does that",
];

const offers = [
  'Nothing was changed.',
  'Someone with access to the right system can help you with it.',
  "I'm happy to help with anything else in this system.",
  'No changes were made.',
  'You may want to ask the team that is responsible for it.',
  "If there's something else I can look up or change for you, let me know.",
  'Please contact someone who has access to that.',
  "I'd rather tell you now than make something up.",
];

export const outOfReachAnswer = (random: Random): string =>
  `${random.pick(sorry)}: ${random.pick(reasons)}. ${random.pick(offers)}`;

/** {policy}: the policy as the system prompt says it. */
const forbidden = [
  'I\'m sorry, but I can\'t do that. Our policy is: "{policy}"',
  'Unfortunately, I\'m not allowed to do that. The policy says: "{policy}"',
  'That\'s something I can\'t do for you, because a policy rules it out: "{policy}"',
  'I checked, and I can\'t make this change. Here\'s the policy behind it: "{policy}"',
  'I can\'t go ahead with this one. The policy I have to follow is: "{policy}"',
  'This change is not allowed here: "{policy}"',
  'I understand the request, but I can\'t carry it out. Our policy reads: "{policy}"',
  'I have to decline this, because I can\'t act against this policy: "{policy}"',
];

/** The request is forbidden although the tools would let it through. */
export const forbiddenAnswer = (policy: string, random: Random): string =>
  `${random.pick(forbidden).replace('{policy}', () => policy)} ${random.pick(unchanged)}`;

/** {What}: what was tried first, as a gerund with a capital. None of them says that the user is left without help. */
const setbacks = [
  "{What} didn't work",
  "{What} didn't go through",
  'The first choice, {what}, was off the table',
  'Your first choice, {what}, was out of reach',
  '{What} failed',
  'The system turned down {what}',
  'I tried {what} first, but it failed',
  "I started with {what}, which didn't work",
  'My first attempt, {what}, failed',
  '{What} was out of the question',
  'There was a problem with {what}',
  'The first option, {what}, fell through',
];

/** Why another way was taken. `phrase` is what was tried first: "cancel order OR-1001". */
export function setbackSentence(error: ToolError, phrase: string, random: Random): string {
  const tried = gerundPhrase(phrase);
  const opening = random
    .pick(setbacks)
    .replace('{What}', () => upperFirst(tried))
    .replace('{what}', () => tried);
  return opening + reasonFrom(error.message);
}

const walls = [
  "I'm sorry, but I can't do that.",
  "Unfortunately, that isn't possible.",
  "I'm afraid I can't do this for you.",
  'I looked into it, and it cannot be done.',
  "I checked the records, and that's not possible.",
  "I'm sorry, that can't be done as things stand.",
  "I wasn't able to do this.",
  "I couldn't do what you asked.",
  'I had a look, but that is not possible.',
  "Sorry, that won't work: I can't do it with what is on record.",
  "I can't carry this out.",
  'As it stands, I am not able to do that.',
];

/** What the records show makes the request impossible. An obstacle may say by itself that it does. */
export const obstacleAnswer = (obstacle: string, random: Random): string =>
  declines(obstacle) ? obstacle : `${random.pick(walls)} ${obstacle} ${random.pick(unchanged)}`;
