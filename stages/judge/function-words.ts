// Function words of languages: what nearly every sentence of a language holds, and no sentence of another. By
// them code tells whether a text is language at all, and which one, without a model.
import { remembered } from '../remembered.ts';

const lists = {
  English:
    'the a an and or but of to in on at for from with by is are was were be been it this that these those ' +
    'you your i my me we our they their he she his her not no do does did have has had can could will ' +
    "would should please if so as there what which when how all any i'm i've i'd it's that's don't can't",
  German:
    'der die das den dem des ein eine einen einem einer und oder aber ist sind war waren nicht kein keine ' +
    'ich sie wir ihr mein ihre mit von zu zum zur auf für bei nach aus auch noch wie wenn dass habe haben ' +
    'hat wurde werden bitte',
  Spanish:
    'el la los las un una unos y o pero es son fue no se que de del en con por para su sus mi ya lo le ha ' +
    'han está están como si también he gracias favor',
  French:
    'le la les un une des et ou mais est sont était ne pas je vous nous il elle de du au aux en avec pour ' +
    "par sur dans que qui ce cette votre mon a ont été bien merci c'est j'ai à me si avez vos nos leur " +
    "être fait plus d'autres",
  Italian:
    'il lo la gli le un una uno e o ma è sono era non si che di del della in con per su suo mio ha hanno ' +
    'ho stato come anche grazie questo questa tutto sono nel alla',
  Portuguese:
    'o a os as um uma e ou mas é são foi não se que de do da em no na com por para seu sua meu já foi está ' +
    'como também obrigado você',
  Dutch:
    'de het een en of maar is zijn was niet geen ik u wij we mijn uw met van naar op voor bij uit ook nog ' +
    'als dat heb heeft hebben werd worden dank graag',
} as const;

export type Language = keyof typeof lists;

const wordSets = Object.entries(lists).map(
  // Object.entries forgets key types.
  ([language, words]) => [language as Language, new Set(words.split(' '))] as const,
);

export const wordsOfText = (text: string): string[] =>
  text
    .replaceAll('’', "'")
    .toLowerCase()
    .match(/\p{L}[\p{L}']*/gu) ?? [];

/** How many words of each language a text holds. Words that two languages share count for both. */
export function functionWordsIn(words: readonly string[]): Map<Language, number> {
  return new Map(
    wordSets.map(([language, known]) => [language, words.filter((word) => known.has(word)).length]),
  );
}

const functionWordsOf = remembered((text) => functionWordsIn(wordsOfText(text)));

/** The language whose function words a text holds; undefined if it is too short or two are close. */
export function languageOf(text: string): Language | undefined {
  const [first, second] = [...functionWordsOf(text)].sort(([, a], [, b]) => b - a);
  if (!first || first[1] < 2) return undefined;
  const [, most] = first;
  const next = second?.[1] ?? 0;
  return most >= 2 * next || most - next >= 3 ? first[0] : undefined;
}

/** Letters of no language that is written in the Latin script. */
const otherScripts = 'Han Hiragana Hangul Cyrillic Arabic Hebrew Devanagari Thai Greek'.split(' ');
const otherScript = new RegExp(`[${otherScripts.map((name) => `\\p{Script=${name}}`).join('')}]`, 'gu');

/** How many letters in a row of words make a sentence rather than a name. */
const fewestLetters = 6;

/** True if a sentence is in another language than the one that is wanted. */
export function isInOtherLanguage(sentence: string, wanted: Language): boolean {
  if ((sentence.match(otherScript) ?? []).length >= fewestLetters) return true;
  const counts = functionWordsOf(sentence);
  const own = counts.get(wanted) ?? 0;
  const most = Math.max(...[...counts].map(([language, count]) => (language === wanted ? 0 : count)));
  return most >= 3 && most >= 2 * own;
}
