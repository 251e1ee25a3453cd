// language: the system prompt and what the user says are language, and the agent answers in the user's.
import { sentencesOf } from '../../evidence.ts';
import { remembered } from '../../remembered.ts';
import { functionWordsIn, isInOtherLanguage, languageOf, wordsOfText } from '../function-words.ts';
import { disorderOf } from '../word-order.ts';
import { fatal, type Rule, type RuleFinding } from './rule.ts';

export const language: Rule = {
  name: 'language',
  summary:
    'System prompt and user turns are language, not a jumble of words, ' +
    'and answers are in the language of the user.',
  check: ({ agent, played: { messages } }) => {
    const said = messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n');
    // A user who says little is taken to speak the language of the system prompt.
    const wanted =
      agent.style?.language === 'en'
        ? 'English'
        : (languageOf(said) ?? languageOf(messages[0]?.content ?? ''));
    return messages.flatMap(({ role, content, toolCalls }, at): RuleFinding[] => {
      if (role === 'system' || role === 'user') {
        const fault = jumbleIn(withoutCode(content));
        // Nobody who speaks in a play has written the system prompt.
        const blame = role === 'user' ? 'user' : 'environment';
        return fault === '' ? [] : [{ ...fatal(at, fault, { code: 'not language' }), blame }];
      }
      if (role !== 'assistant' || toolCalls || wanted === undefined) return [];
      const other = sentencesOf(withoutQuotations(withoutCode(content))).find((sentence) =>
        isInOtherLanguage(sentence, wanted),
      );
      return other === undefined
        ? []
        : [
            fatal(at, `the user writes ${wanted}, the answer says "${other.trim().slice(0, 80)}"`, {
              code: 'other language',
            }),
          ];
    });
  },
};

/** Code is in a language of its own. */
const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```|`[^`\n]+`/g, '""');

/** A sentence may end inside of a quotation. */
const withoutQuotations = (text: string): string =>
  text.replaceAll(/"[^"]*"|“[^”]{0,2000}”/g, (quoted) => (/[.!?]["”]$/.test(quoted) ? '"".' : '""'));

/** Of fewer words, nothing can be said. */
const fewestWords = 12;
/** In texts of people, every third to every second word is a function word. A list of names has few. */
const fewestFunctionWords = 0.08;
/** Pairs of function words that no sentence has: "the of", "a is", "of and". */
const impossiblePairs: readonly (readonly [first: string, second: string])[] = [
  [
    'the a an my your our their every',
    'of and or is are was to for with by on at from the a an that if please be been do does but me we they ' +
      'you them us i he she when there has have had',
  ],
  ['of from with', 'and of is are was but if please'],
  ['and or but', 'of is are was'],
];
const clashes = new Set(
  impossiblePairs.flatMap(([first, second]) =>
    first.split(' ').flatMap((word) => second.split(' ').map((next) => `${word} ${next}`)),
  ),
);

/** What shows that a text was not written by anyone; empty if nothing does. */
const jumbleIn = remembered((text): string => {
  if (text.includes('\u{fffd}')) return 'the text holds characters that could not be decoded';
  const words = wordsOfText(text);
  // A single letter may belong to a row of codes: "p1, p2, p3, p4".
  const repeated = words.find(
    (word, at) => word.length > 1 && at > 2 && [1, 2, 3].every((back) => words[at - back] === word),
  );
  if (repeated !== undefined) return `the word "${repeated}" is repeated again and again`;
  const scripts = ['Latin', 'Cyrillic', 'Han', 'Arabic', 'Hangul', 'Devanagari', 'Thai', 'Hebrew'].filter(
    (script) => (text.match(new RegExp(`\\p{Script=${script}}{2,}`, 'gu')) ?? []).length > 1,
  );
  if (scripts.length > 2) return `the text mixes the scripts ${scripts.join(', ')}`;
  if (words.length < fewestWords) return '';
  const fault = disorderIn(text, words.length);
  if (fault !== '') return fault;
  const most = Math.max(...functionWordsIn(words).values());
  return most / words.length < fewestFunctionWords && scripts.length === 1 && scripts[0] === 'Latin'
    ? `of ${words.length} words, only ${most} are function words of one language`
    : '';
});

/** Longer texts have one odd pair now and then. */
const shortText = 34;

/** A sign that is weak alone, such as one capital letter out of place, counts with a second one. */
function disorderIn(text: string, length: number): string {
  const clashes = clashesIn(text);
  const misplaced = misplacedStarts(text);
  const ends = oddEnds(text);
  const disorder = languageOf(text) === 'English' ? disorderOf(text) : 'none';
  const isOdd =
    disorder === 'strong' ||
    (disorder === 'weak' && length <= shortText && clashes.length + misplaced.length + ends.length > 0);
  if (clashes.length > Math.max(1, length / 40) || (isOdd && clashes.length > 0))
    return `words stand together that no sentence has: "${clashes[0]}"`;
  if (misplaced.length > 1 || (isOdd && misplaced.length > 0))
    return `words begin a sentence where none begins: "${misplaced.slice(0, 2).join('", "')}"`;
  if (clashes.length + misplaced.length + ends.length >= fewestSigns && length <= mostWords)
    return `sentences begin and end where none does: "${[...ends, ...misplaced, ...clashes].slice(0, 2).join('", "')}"`;
  return isOdd ? 'the words stand in an order that no sentence has' : '';
}

/** Signs that are weak one by one. Longer texts than these words have some of them by chance. */
const fewestSigns = 2;
const mostWords = 60;

const abbreviated = /\b(?:no|vs|e\.g|i\.e|etc|approx|[ap]\.m|st|dr|mr|mrs|ms|inc|ltd|co)\.$/i;
/** Words that end no sentence, unless somebody breaks off. */
const openEnd = /(?:,|\b(?:i|the|an?|and|or|my|your|our|their|if|than|because))$/i;

/**
 * Sentences that begin with a small letter in a text that begins others with a capital letter, and an end that is none.
 */
function oddEnds(text: string): string[] {
  const plain = text.replaceAll(/"[^"]*"|“[^”]{0,2000}”/g, '""');
  const small = [...plain.matchAll(/(?<!\S)(\S+[.!?]) ([a-z][a-z']*)/g)]
    .filter(([, before = '']) => !abbreviated.test(before))
    .map(([found]) => found);
  const isMixed = (plain.match(/(?:^|[.!?] )[A-Z][a-z]/g) ?? []).length > 1; // one may be a name
  const [open] = openEnd.exec(plain.trim()) ?? [];
  return [
    ...(isMixed && (small.length > 2 || open !== undefined) ? small : []),
    ...(open === undefined ? [] : [open]),
  ];
}

function clashesIn(text: string): string[] {
  // An article ends no clause.
  const ends = [...text.matchAll(/\b(?:the|an|my|your|our|their|every)[.,!?;:](?=\s|$)/gi)].map(
    ([end]) => end,
  );
  const pairs = text.split(/[^\p{L}' ]+/u).flatMap((part) => {
    const words = wordsOfText(part);
    return words.map((word, at) => `${word} ${words[at + 1] ?? ''}`).filter((pair) => clashes.has(pair));
  });
  return [...ends, ...pairs];
}

/** Function words with a capital letter in the middle of a sentence. Names seldom have two of them. */
function misplacedStarts(text: string): string[] {
  const words = text.replaceAll(/"[^"]*"|“[^”]{0,2000}”/g, '""').split(/[^\S\n]+/);
  return words.filter((word, at) => {
    const before = words[at - 1] ?? '.';
    const isStart = /[.!?:;)"”…\n—–#*>|/-]$|\n/.test(before) || word.includes('\n');
    return !isStart && /^(?!I\b)[A-Z][a-z']+$/.test(word) && functionWords.has(word.toLowerCase());
  });
}

/** Words that begin many sentences and few names. */
const functionWords = new Set(
  (
    'and but to in on at for from with by is are was were be it this that these those you your my me we ' +
    'they not do does did can could will would should please if so as there what which when how thank ' +
    'thanks also then'
  ).split(' '),
);
