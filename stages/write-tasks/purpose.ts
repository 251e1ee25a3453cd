// Why a call is made, as an infinitive: "to cancel order OR-1001", "to find out which orders are open". The
// agent's procedure says it when it thinks, and, in the past tense, when it reports.
import { asEmbeddedQuestion, isQuestion } from './request.ts';

/** `subject` is the row that the wish is about, in words; empty where there is none. */
export function purposeOf(wish: string, subject: string): string {
  const [, newThing] = /^(?:i|we) (?:need|want|would like) (an? .+)$/i.exec(wish) ?? [];
  if (newThing !== undefined) return `to create ${newThing}`;
  const [, sought] = /^what(?:'s| is| are) (.+)$/i.exec(wish) ?? [];
  if (sought !== undefined) return `to find ${sought}`;
  if (!isQuestion(wish)) return `to ${withoutMe(wish)}`;
  const embedded = asEmbeddedQuestion(wish);
  if (embedded !== undefined) return `to find out ${embedded}`;
  return subject === '' ? 'to answer the question' : `to look up ${subject}`;
}

/** What the user wants shown is what the agent looks up: "show me the details of order OR-1001". */
const withoutMe = (wish: string): string =>
  wish
    .replace(/^show me /, 'look up ')
    .replace(/^(?:give|get|send) me /, 'find ')
    .replace(/^(?:tell me|let me know) /, 'find out ')
    .replaceAll(/ (?:me|us) /g, ' the user ')
    .replaceAll(/\b(?:my|our) /g, 'the ');
