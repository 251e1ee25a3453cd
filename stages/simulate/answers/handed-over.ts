// Tells the user that somebody else takes over: why, who, under which number, and when they reply.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { HandOver } from '../../../schemas/task.ts';
import { upperFirst } from '../../english.ts';
import { withoutDoublePeriods } from '../../values-in-words.ts';
import { outageIn } from '../recoveries/outage.ts';
import type { CallResult } from './results.ts';

/** {p}: the policy as the system prompt says it. */
const policyFirst = [
  'That is not mine to decide, because of this policy: "{p}"',
  'I may not do that myself. Our policy says: "{p}"',
  'There is a policy against it: "{p}" An exception takes somebody else.',
  'One of our policies stands in the way: "{p}"',
  'I am not the one who may allow this, since our policy says: "{p}"',
  'Our policy is clear on this: "{p}" Only others may decide otherwise.',
  'As an assistant, I have to keep to this policy: "{p}"',
  'This needs an exception to a policy: "{p}"',
  'The policy I work under is "{p}" So I must not make this change.',
  'For me, this is ruled out: "{p}"',
];

const personFirst = [
  'Of course, a person can take care of it.',
  'Sure, you will deal with a person from here on.',
  'No problem, somebody will do this for you in person.',
  'I understand that you want a human for this.',
  'Certainly. I have left everything to a colleague.',
  'That is fine, a human will do it.',
  'All right, a member of our staff takes it from here.',
  'Very well, you will get a person for this.',
  'Gladly, one of our people will do that for you.',
  'As you wish, I leave this to a human.',
  'Understood, this goes to a person.',
  'Happy to arrange that.',
];

/** {what}: what was tried. {why}: the reason, a clause. */
const outageFirst = [
  "I couldn't {what} because {why}.",
  'I tried to {what}, but {why}.',
  "I wasn't able to {what}: {why}.",
  'Something is wrong on our side, so I was unable to {what}: {why}.',
  "I'm sorry, I couldn't {what}, since {why}.",
  'I did try to {what}. It failed because {why}.',
];

/** {to}: the receiver, with its article. */
const handed = [
  "I've handed your case over to {to}.",
  "I've passed it on to {to}, with all the details.",
  "I've transferred the case to {to}, who will take it from here.",
  "I've forwarded your request to {to} so that you don't have to explain it again.",
  "I've sent the case to {to}, together with what you told me.",
  "I've now handed it over to {to}.",
  "I've escalated your request to {to}.",
  "I've put the case before {to}, with everything they need to know.",
  'Your case is now with {to}.',
  "I've turned it over to {to}, including the details you gave me.",
];

const references = [
  'The number of the case is {id}.',
  'Your reference is {id}.',
  'It has the case number {id}.',
  'Please keep the case number {id}.',
  'If you ask about it, the reference is {id}.',
];

/** {when}: "within one business day". */
const next = [
  'You can expect a reply {when}.',
  'They reply {when}.',
  'Somebody will contact you {when}.',
  'You should hear from them {when}.',
  "You'll have an answer {when}.",
  'They will get back to you {when}.',
  'Expect to hear from them {when}.',
  'A reply should reach you {when}.',
];

export interface HandedSetting {
  readonly handOver: HandOver;
  readonly results: readonly CallResult[];
  readonly random: Random;
  phraseOf(result: CallResult): string | undefined;
}

/** Undefined until the case has been handed over. */
export function handedOverAnswer(setting: HandedSetting): string | undefined {
  const { handOver, results, random } = setting;
  const made = results.findLast(({ tool, error }) => tool === handOver.tool && !error);
  if (!made) return undefined;
  const value = isObject(made.value) ? made.value : {};
  const first = firstSentence(setting, results.slice(0, results.indexOf(made)));
  const title = typeof value.receiver === 'string' ? value.receiver : handOver.title;
  const parts = [
    ...(first === undefined ? [] : [first]),
    random.pick(handed).replace('{to}', () => title),
    ...(typeof value.id === 'string' ? [random.pick(references).replace('{id}', value.id)] : []),
    ...(typeof value.replies === 'string' ? [random.pick(next).replace('{when}', value.replies)] : []),
  ];
  return withoutDoublePeriods(upperFirst(parts.join(' ')));
}

function firstSentence(
  { handOver, random, phraseOf }: HandedSetting,
  before: readonly CallResult[],
): string | undefined {
  switch (handOver.why) {
    case 'exception':
      return random.pick(policyFirst).replace('{p}', () => handOver.policy ?? '');
    case 'person':
      return random.pick(personFirst);
    case 'outage': {
      const outage = outageIn(before, phraseOf);
      return (
        outage &&
        random
          .pick(outageFirst)
          .replace('{what}', () => outage.phrase)
          .replace('{why}', random.pick(outage.kind.because ?? ['the service is down']))
      );
    }
    default:
      return undefined;
  }
}

const withoutRoute = [
  "I've handed this over to a colleague who will take care of it.",
  "I've passed your request on, and somebody will get back to you.",
  "I've transferred your case. A colleague takes it from here.",
  "I've forwarded this to the team in charge.",
];

/** What a flawed agent says that hands over what it should deal with. */
export const needlessHandOverAnswer = (random: Random): string => random.pick(withoutRoute);
