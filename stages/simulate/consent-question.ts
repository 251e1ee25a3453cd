// How the agent's procedure asks for consent before a final change, what it thinks then, and how the user's
// procedure agrees.
import type { Random } from '../../pipeline/hash.ts';
import { andList } from '../english.ts';
import { withoutDoublePeriods } from '../values-in-words.ts';
import { gerundPhrase } from '../verbs.ts';
import { phraseOf, type ScriptCall } from './script.ts';
import { seriesPhrase } from './series.ts';

/** {v}: "delete note NT-1004". {g}: "deleting note NT-1004". */
const questions = [
  "I'm about to {v}. Shall I go ahead?",
  'Just to be sure: you want me to {v}. Do you want me to go ahead?',
  "Before I {v}, please confirm that that's what you want.",
  "This would {v}, and I can't take it back afterward. Should I proceed?",
  "To {v} is final, so I'd like to check first. Shall I go ahead?",
  'I can {v} now. Is that okay with you?',
  "I found it. {g} can't be undone here. Are you sure?",
  'You asked me to {v}. Can you confirm that before I do it?',
  "One check before I make the change: I'd {v}. Is that right?",
  'I have everything I need to {v}. May I proceed?',
  '{g} is a final step. Would you like me to go ahead with it?',
  "If you say yes, I'll {v} right away. Shall I do it?",
];

const reasons = [
  'The policies say that I need a clear yes before I {v}. I should ask first.',
  "I know which record it is, but I can't {v} without the user's consent. I'll ask.",
  "{g} can't be taken back, and the policies ask me to confirm it. I'll check with the user.",
  'Nothing is unclear about the request, but this step is final. I have to ask before I {v}.',
  "I'm not allowed to {v} on the request alone. I need the user to confirm.",
  "The user asked for it, but a final change needs a yes to what I'm about to do. Asking now.",
  'Before I {v}, I have to say what will happen and wait for an answer.',
  "My instructions require confirmation for this, so I won't {v} yet.",
];

const agreements = [
  'Yes, please go ahead.',
  'Yes, go ahead.',
  "Yes, that's what I want.",
  'Sure, go ahead.',
  "That's right, please do it.",
  'Yes please.',
  "I'm sure. Go ahead.",
  'Okay, do it.',
  'Yes, that is correct.',
  'Go ahead, please.',
  'Yes, I confirm.',
  'Correct, please proceed.',
];

const worded = (template: string, calls: readonly ScriptCall[]): string => {
  const each = calls.map(({ purpose }) => phraseOf(purpose));
  const series = seriesPhrase(each);
  const phrases = series === undefined ? each : [series];
  const gerunds = andList(phrases.map(gerundPhrase));
  const text = template
    .replace('{v}', () => andList(phrases))
    .replace('{g}', () => gerunds.charAt(0).toUpperCase() + gerunds.slice(1));
  return withoutDoublePeriods(text);
};

export const consentQuestion = (calls: readonly ScriptCall[], random: Random): string =>
  worded(random.pick(questions), calls);

export const reasonToConfirm = (calls: readonly ScriptCall[], random: Random): string =>
  worded(random.pick(reasons), calls);

export const agreement = (random: Random): string => random.pick(agreements);
