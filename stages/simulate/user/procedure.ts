// The user without a model: tells facts when asked, agrees to what it wants, asks again once for what an answer fails
// to give, and leaves when everything is dealt with or nothing more is to be had.
import type { Random } from '../../../pipeline/hash.ts';
import type { Json } from '../../../schemas/json.ts';
import { completionClaims, declines } from '../../claims.ts';
import { asksConsent } from '../../consent.ts';
import { holds, numbersIn, sentencesOf, tells } from '../../evidence.ts';
import { literalPattern } from '../../pattern-text.ts';
import { participlePhrase } from '../../verbs.ts';
import { agreement } from '../consent-question.ts';
import { phraseOf } from '../script.ts';
import { takenBack, toldOnRequest } from './facts.ts';
import { type Objection, objection } from './objections.ts';
import { sceneOf, type UserInput, type UserScene, type UserTruth } from './scene.ts';
import { isThanks, thankYou } from './thanks.ts';

export interface UserReply {
  content: string;
  end: 'no' | 'goal_reached' | 'user_gave_up';
}

/** The share of people who say thanks before they leave. */
const thankful = 0.2;

const says = (content: string): UserReply => ({ content, end: 'no' });

export function reply(input: UserInput, truth: UserTruth, random: Random): UserReply {
  const scene = sceneOf(input, truth);
  const last = input.dialogue.findLast(({ role }) => role === 'user')?.content ?? '';
  if (isThanks(last) && !last.includes(input.goals[scene.goal]?.say ?? last))
    return { content: '', end: 'goal_reached' };
  const next = input.goals[scene.goal + 1];
  if (input.goals[scene.goal]?.dropped && next) return says(next.say);
  const told = toldOnRequest(scene, random);
  if (told !== undefined) return says(told);
  if (asksConsent(scene.answer)) return says(agreement(random));
  const corrections = takenBack(scene);
  if (corrections.length > 0) return says(corrections.join(' '));
  const gap = gapIn(scene);
  if (gap && scene.objections > 0) return { content: '', end: 'user_gave_up' };
  if (gap) return says(objection(gap.kind, gap.fact, random));
  if (next) return says(next.say);
  return truth.expected === 'fulfil' && random.chance(thankful)
    ? says(thankYou(random))
    : { content: '', end: 'goal_reached' };
}

interface Gap {
  readonly kind: Objection;
  readonly fact: string;
}

/** What the answers to the current goal fail to give. */
function gapIn(scene: UserScene): Gap | undefined {
  const gap = scene.expected === 'decline' ? unclearRefusal(scene) : unmetWish(scene);
  return gap && scene.expected === 'fulfil' && declines(scene.answer) ? { ...gap, kind: 'refused' } : gap;
}

/** A claim that it was done is believed: the user cannot see that nothing was. */
const unclearRefusal = ({ answers }: UserScene): Gap | undefined =>
  declines(answers) || completionClaims(answers).length > 0 ? undefined : { kind: 'unclear', fact: '' };

function unmetWish({ oracle, goal, answers, handOver, workspace }: UserScene): Gap | undefined {
  const untold = oracle.communicate.find(
    (fact) => fact.goal === goal && !tells(answers, fact.name, fact.value),
  );
  if (untold)
    return { kind: statesAnother(answers, untold) ? 'wrong' : 'missing', fact: spokenName(untold.name) };
  if (handOver || workspace) return undefined;
  const changes = oracle.calls.filter((call) => call.goal === goal && call.effect === 'write');
  if (changes.length === 0 || completionClaims(answers).length > 0) return undefined;
  return changes.some((call) => isReported(call, answers)) ? undefined : { kind: 'undone', fact: '' };
}

/** True if the answers state a value of a change, or name what was done: "deleted". A question reports nothing. */
function isReported(
  { arguments: given, purpose }: UserTruth['oracle']['calls'][number],
  answers: string,
): boolean {
  const stated = sentencesOf(answers)
    .filter((sentence) => !sentence.trimEnd().endsWith('?'))
    .join(' ');
  const [done = ''] = participlePhrase(phraseOf(purpose)).split(' ');
  const isTold = (value: Json): boolean =>
    (typeof value === 'string' || typeof value === 'number') && holds(stated, value);
  return new RegExp(`\\b${literalPattern(done)}\\b`, 'i').test(stated) || Object.values(given).some(isTold);
}

/** True if a sentence that is about a number has another number. */
function statesAnother(answers: string, { name, value }: { name: string; value: unknown }): boolean {
  const words = spokenName(name).toLowerCase();
  return (
    typeof value === 'number' &&
    sentencesOf(answers).some(
      (sentence) => sentence.toLowerCase().includes(words) && numbersIn(sentence).length > 0,
    )
  );
}

/** The name of a fact without codes, which the user does not know: "price of OR-1001" is "price". */
const spokenName = (name: string): string => name.replace(/(?: of| with| for)? \S*\d.*$/, '');
