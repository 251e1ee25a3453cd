// Forms of English verbs: "cancel the order" becomes "canceled the order" or "canceling the order". Libraries
// know the language; the table below adds verbs whose last letter doubles, which their lists lack.
import { createRequire } from 'node:module';
import { getConjugation, mergeVerbsData } from 'english-verbs-helper';

const require = createRequire(import.meta.url);

const doubled = ['refer', 'resubmit', 'transfer', 'unpin', 'retag', 'replan', 'unplug', 'reship'];

/** The lists are JSON without types. */
type Lists = Parameters<typeof mergeVerbsData>;
const irregular = require('english-verbs-irregular/dist/verbs.json') as Lists[0];
const gerunds = require('english-verbs-gerunds/dist/gerunds.json') as Lists[1];

const verbs = mergeVerbsData(
  {
    ...irregular,
    ...Object.fromEntries(
      doubled.map((verb) => [verb, [[`${verb}${verb.at(-1)}ed`, `${verb}${verb.at(-1)}ed`]]]),
    ),
  },
  {
    ...gerunds,
    cancel: 'canceling',
    ...Object.fromEntries(doubled.map((verb) => [verb, `${verb}${verb.at(-1)}ing`])),
  },
);

/**
 * "book a room" becomes "booked a room". The first word is the verb, after an adverb if there is one; another may
 * follow.
 */
export const participlePhrase = (phrase: string): string => onFirstWord(phrase, participle);

/** "book a room" becomes "booking a room". */
export const gerundPhrase = (phrase: string): string => onFirstWord(phrase, gerund);

const participle = (verb: string): string =>
  getConjugation(verbs, verb, 'PERFECT_PRESENT', 0, {}).replace(/^have /, '');

const gerund = (verb: string): string =>
  getConjugation(verbs, verb, 'PROGRESSIVE_PRESENT', 0, {}).replace(/^am /, '');

/** An adverb may come first: "permanently delete". Verbs in -ly, such as "reply" and "apply", are none. */
const beforeVerb = /^((?:(?!(?:ap|com|im|multi|re|sup)p?ly )[a-z]+ly )?(?:[a-z]+-)?)([a-z]+)(.*)$/is;

/** A second verb: "accept the quote and place the order", but not "and with the status". Quoted text is left alone. */
const prepositions = 'with|without|for|of|in|on|at|by|from|to|after|before|between|not|only|all|both|than|as';
const secondVerb = new RegExp(`^([^"]* and )(?!(?:${prepositions})\\b)([a-z]+)(?= (?:the|it|them)\\b)`);

function onFirstWord(phrase: string, change: (word: string) => string): string {
  const [, prefix = '', verb = '', rest = ''] = beforeVerb.exec(phrase) ?? [];
  if (verb === '') return phrase;
  const second = rest.replace(secondVerb, (_, before: string, other: string) => before + change(other));
  return prefix + change(verb.toLowerCase()) + second;
}
