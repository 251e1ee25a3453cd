// overstated_claims: an answer claims no effect beyond those that the calls had, such as a notice that nobody sent.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { assertions } from '../../claims.ts';
import { wordsIn } from '../../english.ts';
import { comparableText } from '../../evidence.ts';
import { eitherOf, literalPattern } from '../../pattern-text.ts';
import { type Effect, effects } from '../effects.ts';
import { answersIn, fatal, type JudgedPlay, type Rule } from './rule.ts';

export const overstatedClaims: Rule = {
  name: 'overstated_claims',
  summary: 'Answers claim no effect, such as a message or a refund, that no call had.',
  check: (subject) => {
    /** Effects that an earlier answer has claimed rightly: a later one may come back to them. */
    const known = new Set<Effect>();
    let since = 0;
    return answersIn(subject.played).flatMap(({ at, content }) => {
      const claims = claimsIn(content);
      const from = since;
      if (!content.trim().endsWith('?')) since = at; // the answer to a question is about the same calls
      if (claims.length === 0) return [];
      const [own, all] = [whatWasDone(subject, { from, at }), whatWasDone(subject, { from: 0, at })];
      const isDone = ({ effect }: Claim): boolean =>
        effect.named.test(own) || (known.has(effect) && effect.named.test(all));
      const beyond = claims.filter(
        (claim) => !isDone(claim) && (ownDeed.test(claim.sentence) || !isShown(claim.words, subject, at)),
      );
      for (const claim of claims) if (isDone(claim)) known.add(claim.effect);
      return [...new Set(beyond.map(({ sentence }) => sentence.trim().slice(0, 120)))].map((sentence) =>
        fatal(at, `no call did what the answer claims: "${sentence}"`),
      );
    });
  },
};

interface Claim {
  readonly sentence: string;
  /** Those that claim the effect. */
  readonly words: string;
  readonly effect: Effect;
}

const claimsIn = (content: string): Claim[] =>
  assertions(content).flatMap((sentence) =>
    effects.flatMap((effect) => {
      const words = claimIn(sentence, effect.claimed);
      return words === undefined ? [] : [{ sentence, words, effect }];
    }),
  );

/** What the agent says of itself has to follow from its calls; other things may be facts that it has read. */
const ownDeed = /\b(?:I|I've|we|we've)\b/;

/** "Wants to be notified", "can be refunded", and "will be informed" claim nothing; a status is read. */
const unreal = eitherOf(
  /\b(?:to|be|will|would|can|could|may|might|should|must|being|when|whenever)\b[^,.]{0,12}$/i,
  /\bthe (?:status|state|stage)\b.*\b[^,.]{0,12}$/i,
  /\b(?:date|time|day|last) $/i,
);

/**
 * "I can mark it as deleted" offers it, "marking it as deleted is final" warns of it, and "for this one, I see archived
 * under status" reads it.
 */
const offered = eitherOf(
  /\bI(?:'ll|(?:'m| am) (?:about|going) to| can| could| would| will| may| might)\b(?!.*\bI(?:'ve| have)\b)[^.;]*$/i,
  /^(?:marking|setting)\b[^.;,]*$/i,
  /\bI see $/i,
);

/** "The archived record" and "3 canceled orders" claim nothing. */
const attributive = /\b(?:the|an?|this|that|these|those|each|every|of|for|your|our|\d+) $/i;

/** The words of a sentence that claim an effect. */
function claimIn(sentence: string, claimed: RegExp): string | undefined {
  const found = claimed.exec(sentence);
  const before = sentence.slice(0, found?.index);
  if (found === null || unreal.test(before) || offered.test(before) || attributive.test(before))
    return undefined;
  return before !== '' && /^[A-Z]/.test(found[0]) && !/["(]\s*$/.test(before) ? undefined : found[0]; // a name
}

/** True if a name or a short value in a result has the verb of a claim: "approved_by" backs "who approved". */
function isShown(claim: string, subject: JudgedPlay, at: number): boolean {
  const verb = /(?<!\w)\w{3,}(?:ed|ld|nt|ewn|own)\b/.exec(comparableText(claim))?.[0] ?? claim;
  return new RegExp(`\\b${literalPattern(verb)}\\b`).test(whatWasShown(subject, at));
}

/** The calls between two messages, in the words of tools and of those who wrote the task. */
function whatWasDone(
  { agent, task, played }: JudgedPlay,
  { from, at }: { readonly from: number; readonly at: number },
): string {
  const made = played.steps.filter(({ message, result }) => message >= from && message < at && result.ok);
  const names = new Set(made.map(({ call }) => call.name));
  const told = agent.tools.flatMap(({ name, description, origin }) => {
    if (!names.has(name)) return [];
    const words = wordsIn(name).join(' ');
    return [
      words,
      ...(isReading(name) || setting.test(description) ? [] : [description.split('. ')[0] ?? '']),
      ...(origin.collection === 'desks' ? [handingOver] : []),
    ];
  });
  const purposes = task.oracle.calls.flatMap(({ tool, purpose }) =>
    names.has(tool) && !isReading(tool) ? [purpose] : [],
  );
  const changes = made.flatMap(({ call, result }) =>
    result.changes.length === 0
      ? []
      : [
          ...[call.arguments, ...result.changes.map(({ before, after }) => setIn(before, after))].flatMap(
            shortTexts,
          ),
          // A new notice was sent; that a row of a table has changed says nothing.
          ...result.changes.flatMap(({ table, before }) =>
            before === null ? [wordsIn(table).join(' ')] : [],
          ),
          ...flagsIn(result.value),
        ],
  );
  return comparableText([...told, ...purposes, ...changes].join('\n'));
}

const reading = /\b(?:get|list|search|find|read|lookup|look|query|check|show|count|fetch|view|describe)\b/;
/** What a tool tells its caller, it tells nobody else; and what is looked for may be the e-mails that others sent. */
const isReading = (tool: string): boolean => reading.test(wordsIn(tool).join(' '));
/** "Updates the email or the contact of a member" names fields. */
const setting = /^(?:updates?|changes?|modif(?:y|ies)|edits?)\b/i;
/** What the tool of a desk does, however it is called. */
const handingOver = 'hand over, forward, escalate, transfer, and inform';

/** The names and the short values of what the tools returned, such as "approved_by" and "refunded". */
const whatWasShown = ({ played: { steps } }: JudgedPlay, at: number): string =>
  comparableText(
    steps.flatMap(({ message, result }) => (message < at ? labelsIn(result.value) : [])).join('\n'),
  );

/** Remarks may speak of anything, and that a row has an e-mail address means nothing. */
const isLabel = (text: string): boolean => text.split(' ').length <= mostWords && !text.includes('@');
const mostWords = 3;

function labelsIn(value: Json): string[] {
  if (typeof value === 'string') return isLabel(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(labelsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member = null]) =>
    member === null || member === false ? [] : [wordsIn(name).join(' '), ...labelsIn(member)],
  );
}

/** What a change has set: what else the row holds was there before. */
const setIn = (before: Json, after: Json): Json =>
  isObject(before) && isObject(after)
    ? Object.keys(after).flatMap((field) => (before[field] === after[field] ? [] : [after[field] ?? null]))
    : after;

/** What a result says was done: "email_sent": true. */
const flagsIn = (value: Json): string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([name, is]) => (is === true ? [wordsIn(name).join(' ')] : []))
    : [];

/** Values alone: that a row has a field for an e-mail address means nothing. */
function shortTexts(value: Json): string[] {
  if (typeof value === 'string') return isLabel(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(shortTexts);
  return isObject(value) ? Object.values(value).flatMap((member) => shortTexts(member ?? null)) : [];
}
