// Telling facts when asked for them, as people do: all at once, one at a time, or wrongly first and then right.
import type { Random } from '../../../pipeline/hash.ts';
import type { Style } from '../../../schemas/persona.ts';
import type { Fact } from '../../../schemas/task.ts';
import { holds } from '../../evidence.ts';
import type { UserScene } from './scene.ts';

/** People who answer one question at a time, and people who tell everything once they talk. */
const oneByOne = new Set<Style>(['terse', 'hesitant', 'texting']);
const allAtOnce = new Set<Style>(['chatty', 'lively']);

/** The facts that a question of the assistant is about; undefined if the user has nothing to tell. */
export function toldOnRequest(scene: UserScene, random: Random): string | undefined {
  const { answer, persona, facts, goal } = scene;
  if (!answer.includes('?')) return undefined;
  const untold = facts.filter(
    (fact) => fact.disclosed === 'asked' && (fact.goal ?? 0) === goal && !isTold(fact, scene),
  );
  const wanted = untold.filter((fact) => isAskedFor(fact, answer));
  const due = allAtOnce.has(persona.style) && wanted.length > 0 ? untold : wanted;
  // A slip comes first, so that there is a message left to take it back in.
  const [first, ...others] = due.toSorted(
    (a, b) => Number(b.slip !== undefined) - Number(a.slip !== undefined),
  );
  if (!first) return undefined;
  const isSingle = oneByOne.has(persona.style) || first.slip !== undefined;
  const told = isSingle ? [first] : [first, ...others];
  const sentences = [...told.map(({ slip, text }) => slip?.text ?? text), ...takenBack(scene)];
  const bringsItsOwn = told.some(({ options }) => options) || sentences.some((each) => opened.test(each));
  return (bringsItsOwn ? '' : random.pick(leadIns)) + sentences.join(' ');
}

/** Corrections of what the user said by mistake and has not taken back yet. */
export const takenBack = ({ facts, told }: Pick<UserScene, 'facts' | 'told'>): string[] =>
  facts.flatMap(({ slip, text }) => (slip && told.includes(slip.text) && !told.includes(text) ? [text] : []));

const isTold = ({ text, slip }: Fact, { told }: UserScene): boolean =>
  told.includes(text) || (slip !== undefined && told.includes(slip.text));

/** True if a question is about a fact: it contains one of the words of the fact's name, or asks which one is meant. */
function isAskedFor({ name, options = [] }: Fact, question: string): boolean {
  const named = options.filter((option) => holds(question, option));
  if (named.length > 1 || (options.length > 0 && /\bwhich\b/i.test(question))) return true;
  const words = name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  return (words.length === 0 ? [name] : words).some((word) => question.toLowerCase().includes(word));
}

/** Sentences that start or end in a way that would sound odd after a lead-in. */
const opened = /^(?:sorry|oh|oops|wait|correction|my mistake)\b|sorry about that\.$/i;

const leadIns = [
  '',
  '',
  '',
  'Of course. ',
  'Sorry, I forgot that. ',
  'Sure. ',
  'Oh, right. ',
  'Good point. ',
  'My mistake. ',
  'Here you go. ',
  'Ah, yes. ',
  'Sorry about that. ',
  'Right, that was missing. ',
  'Oh, I thought I had said that. ',
  'Let me see. ',
];
