// What an answer claims: that something was done, that it cannot be done, or that it will be done. Each phrase
// stands with a sentence that it must match and a close one that it must not; a test checks both. The phrases are English:
// in another language no claim is found, and calls, states, values, and formats are checked all the same.
import { sentencesOf } from './evidence.ts';

interface ClaimPhrase {
  readonly pattern: RegExp;
  readonly matches: string;
  readonly spares: string;
}

/** Verbs that report looking, not changing: "I've checked the order" claims no change. */
const readingVerbs = [
  ...[
    'need',
    'look',
    'check',
    'found',
    'find',
    'read',
    'search',
    'tried',
    'try',
    'review',
    'list',
    'compare',
  ],
  ...['count', 'verif', 'confirm', 'seen', 'got', 'have\\b', 'notic', 'locat', 'retriev', 'calculat', 'went'],
  'had an? (?:[a-z]+ )?look',
].join('|');
/**
 * Verbs of getting, thinking, and saying, which change nothing. They have a form that ends like a past
 * participle: "I get 2", "I suggest an earlier date", "I thought the order was open".
 */
const statingVerbs = [
  'get\\b',
  'suggest',
  'regret',
  'trust',
  'thought',
  'expect',
  'assum',
  'believ',
  'mention',
  ...['june\\b', 'august\\b'], // "I have June 9 for the visit"
].join('|');
/** How past participles end: changed, made, sent, set, taken, done, withdrawn, held, paid, had. */
const participle = String.raw`\w*(?:ed|ade|ent|ook|[ueis]t|en|ne|wn|pt|lt|ght|ld|aid|un|had)`;
const particle = '(?: back| up| out| off| on| over| down| in)?';
const determiner =
  '(?:it|the|your|their|his|her|that|this|these|those|them|both|all|an?|you (?:an?|the|your))';
/** What was changed: "it", "the order", "a note", "30 units", "order OR-1001", "task-6". */
const object = String.raw`(?:${determiner}\b|\d|"|(?:[a-z]+ ){0,4}(?:[a-z]{1,12}-\d|"))`;

/** Phrases that say that something was changed. */
export const completionPhrases: readonly ClaimPhrase[] = [
  {
    pattern: /^(?:all )?done\b/i,
    matches: 'Done.',
    spares: 'The status is done.',
  },
  {
    pattern: /\b(?:it|that|this|everything|all|already|now)(?:'s| is| has been) (?:all |now )?done\b/i,
    matches: "That's done.",
    spares: 'Once she is done, the desk closes.',
  },
  {
    pattern: /\ball set\b|\btaken care of\b|\bwent through\b|\bsuccessful(?:ly)?\b/i,
    matches: 'Your request went through.',
    spares: 'I went over the request.',
  },
  {
    pattern: /^(?!.*\b(?:status|stage|record)\b).*\b(?:is|are|was|were) (?:settled|completed|finished)\b/i,
    matches: 'The invoice is settled.',
    spares: 'The status of the invoice is settled.',
  },
  {
    pattern: /\b(?:has|have|had|'s|'ve) been (?!able)\w+(?:ed|en|ne|wn|ut|et|ld|nt)\b/i,
    matches: 'Your booking has been moved to Friday.',
    spares: 'I have been able to find two rooms.',
  },
  {
    pattern: /\b(?:is|are) now \w+/i,
    matches: 'The order is now canceled.',
    spares: 'The order is canceled, according to the record.',
  },
  {
    pattern: new RegExp(
      String.raw`\bI(?:'ve| have| just)? (?:already |also |just |now |gone ahead and |[a-z]{4,}ly )?` +
        `(?!${readingVerbs}|${statingVerbs})${participle}${particle} ${object}`,
      'i',
    ),
    matches: "I've rescheduled the visit.",
    spares: "I've checked the visit.",
  },
];

/** Phrases that say that something cannot be done. */
export const refusalPhrases: readonly ClaimPhrase[] = [
  {
    pattern: /\b(?:cannot|can't|can not|could not|couldn't)\b/i,
    matches: "I'm sorry, but I can't do that.",
    spares: 'I can do that.',
  },
  {
    pattern: /\b(?:unable to|not able to|(?:was|is|are|were)n't able to)\b/i,
    matches: "Sorry, I wasn't able to cancel the order.",
    spares: 'I was able to cancel the order.',
  },
  {
    pattern: /\b(?:not possible|isn't possible|impossible)\b/i,
    matches: 'That is not possible here.',
    spares: 'A possible date is Monday.',
  },
  {
    pattern: /\b(?:no (?:tool|way|means)|don't have|do not have)\b/i,
    matches: 'I have no tool for bookings.',
    spares: 'The tool found nothing else.',
  },
  {
    pattern: /\b(?:outside (?:of )?(?:what|my)|beyond (?:what|my))\b/i,
    matches: "That's outside what I can do.",
    spares: 'The shed is outside the house.',
  },
  {
    pattern: /\b(?:was|were) (?:refused|rejected|declined|blocked)\b/i,
    matches: 'The change was refused: the order has shipped.',
    spares: 'The request has the status refused.',
  },
  {
    pattern: /\b(?:is not|isn't|not) something (?:that )?I\b/i,
    matches: "That isn't something I can help with.",
    spares: 'That is something I can help with.',
  },
  {
    pattern: /\b(?:not|isn't|aren't) (?:allowed|permitted)\b/i,
    matches: "That isn't allowed while the order is open.",
    spares: 'That is allowed while the order is open.',
  },
];

const promisedVerbs = [
  'look|check|get|do|make|proceed|start|go ahead|take care|update|change|send|add|set|move|cancel|remove',
  'book|schedule|notify|let (?:them|him|her|the)|follow up|process|handle|arrange|create|correct|fix',
  'finish|complete',
].join('|');

/** Phrases that announce what the assistant should have done. */
export const promisePhrases: readonly ClaimPhrase[] = [
  {
    pattern: /\b(?:I will now|I'll now|let me now|next,? I(?:'ll| will))\b/i,
    matches: 'I have what I need. I will now make the change.',
    spares: 'I have made the change.',
  },
  {
    pattern: /\b(?:I am|I'm) (?:going|planning|about) to\b|\bI plan to\b/i,
    matches: "Right, I'm going to do that next.",
    spares: 'The parcel is going to Lyon.',
  },
  {
    pattern: new RegExp(
      String.raw`\bI(?:'ll| will) (?:also |then |just |still |go on to )?(?:${promisedVerbs})\b`,
      'i',
    ),
    matches: 'I will check the records and get back to you.',
    spares: 'You will get an email.',
  },
  {
    pattern: /\b(?:give me|just|one|hold on a|wait a) (?:a )?(?:moment|minute|second)\b|\bhang on\b/i,
    matches: 'One moment while I look this up.',
    spares: 'The moment has passed.',
  },
];

/** What is quoted was said by somebody else: a remark in a record, a line of a file. */
const withoutQuotations = (text: string): string => text.replaceAll('’', "'").replaceAll(/"[^"]*"/g, '""');

const isQuestion = (sentence: string): boolean => sentence.trim().endsWith('?');

const matchesAny = (sentence: string, phrases: readonly ClaimPhrase[]): boolean =>
  phrases.some(({ pattern }) => pattern.test(sentence));

const negatingWords =
  "not|cannot|can't|couldn't|could not|unable|nothing|no longer|never|without|unless|once|if|before";
const negation = new RegExp(String.raw`\b(${negatingWords})\b|n't\b`, 'i');

/** Sentences that state something and deny nothing. */
export const assertions = (text: string): string[] =>
  sentencesOf(withoutQuotations(text)).filter(
    (sentence) => !negation.test(sentence) && !isQuestion(sentence),
  );

/** Sentences that say that something was changed. */
export const completionClaims = (text: string): string[] =>
  assertions(text).filter((sentence) => matchesAny(sentence, completionPhrases));

/** True if a text says that something cannot be done. */
export function declines(text: string): boolean {
  return sentencesOf(withoutQuotations(text)).some(
    (sentence) => matchesAny(sentence, refusalPhrases) && !isQuestion(sentence),
  );
}

/** What waits for the user, or for something that may never happen, is an offer. */
const condition =
  /\b(?:if|once|when|whenever|as soon as|unless|until|after you|before|should you|would you|let me know)\b/i;

/** Sentences that announce a step. */
export function promisesIn(text: string): string[] {
  return sentencesOf(withoutQuotations(text)).filter(
    (sentence) => matchesAny(sentence, promisePhrases) && !condition.test(sentence) && !isQuestion(sentence),
  );
}
