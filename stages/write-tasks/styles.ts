// Styles of writing, as transformations of finished text. They change the words around values, never the values:
// those are masked before a style is applied (see in-style.ts) and stand in the text as marks.
import type { Random } from '../../pipeline/hash.ts';
import type { Style } from '../../schemas/persona.ts';
import { lowerFirst, upperFirst } from '../english.ts';

type Transformation = (text: string, random: Random) => string;

export const styles: Readonly<Record<Style, Transformation>> = {
  plain: (text) => text,
  terse: (text) => onSentences(text, withoutPoliteness),
  chatty: (text, random) => onRequest(text, (sentence) => led(random.pick(chattyLeads), sentence)),
  hesitant: (text, random) =>
    onRequest(text.replace(/\b(Could|Can|Would) you (?!please|mind)/, '$1 you maybe '), (sentence) =>
      led(random.pick(hesitantLeads), sentence),
    ),
  typos: withTypos,
  formal: (text) => replaced(withoutContractions(text), formalWords),
  second_language: (text, random) =>
    replaced(withoutContractions(text), simpleWords).replaceAll(omittedArticle, (article) =>
      random.chance(0.5) ? ' ' : article,
    ),
  lower_case: (text) => lowerCased(text),
  texting: (text) => lowerCased(replaced(text, abbreviations)).replaceAll(/\.$/g, ''),
  lively: (text, random) => text.replaceAll(/(?<=\p{L})\.(?= |$)/gu, () => (random.chance(0.6) ? '!' : '.')),
};

/** "What is date?" is hard to read, and "that was not one" says something else. */
const omittedArticle = /(?<!\b(?:is|are|was|were)) (?:the|an?) (?=[a-z])(?!(?:one|other)\b)/g;

const sentencePattern = /[^.!?]+(?:[.!?]+"?|$)\s*/g;

const onSentences = (text: string, change: (sentence: string) => string): string =>
  text.replaceAll(sentencePattern, (sentence) => change(sentence.trim()) + (/\s$/.test(sentence) ? ' ' : ''));

const askingStarts = [
  'Could',
  'Can',
  'Would',
  'Please',
  'Do you',
  'I need (?:you|to|a|an|the|our)',
  "I'd (?:like|appreciate)",
  'I was (?:hoping|wondering)',
  "I'm trying",
  'It would be',
  'Any chance',
  '.*\\?$',
];
const asking = new RegExp(`^(?!.*how are you)(?:${askingStarts.join('|')})`);

/** Changes the first sentence that asks for something. */
function onRequest(text: string, change: (sentence: string) => string): string {
  let done = false;
  return onSentences(text, (sentence) => {
    if (done || !asking.test(sentence)) return sentence;
    done = true;
    return change(sentence);
  });
}

/** "And the third one?" after a lead is "Okay, so, the third one?". */
function led(lead: string, sentence: string): string {
  const plain = upperFirst(sentence.replace(/^(?:and|but|so)\b,? /i, ''));
  return `${lead} ${/^I\b/.test(plain) ? plain : lowerFirst(plain)}`;
}

const chattyLeads = ['So,', 'Okay, so,', 'Well, you see,', 'Right, so,', 'Anyway,', 'Now,', 'Listen,'];
const hesitantLeads = [
  'Um,',
  "Sorry, I'm probably asking this all wrong, but",
  "If it's not too much trouble,",
  'Well...',
  'Uh,',
  'I hope this makes sense, but',
  'Sorry,',
];

const politeStarts = [
  '(?:could|can|would) you (?:please )?',
  "i'd like you to ",
  'i need you to ',
  'i was hoping you could ',
  'it would be (?:great|nice) if you could ',
  "i'd appreciate it if you could ",
  'can i get you to ',
  'would it be possible to ',
  'any chance you could ',
  'please ',
];
/** Requests that would not be one without the polite part: "Would you mind …", "Could you give me …". */
const needed = 'mind|give me|tell me|let me|get me|take care';
const politeness = new RegExp(`^(?:${politeStarts.join('|')})(?!${needed})(.+?)(?:, please)?[.?!]$`, 'i');

const withoutPoliteness = (sentence: string): string =>
  sentence.replace(politeness, (_, wish: string) => `${upperFirst(wish)}.`);

/** Words of four letters and more are mistyped now and then; marks of values contain no letters. */
function withTypos(text: string, random: Random): string {
  const words = [...text.matchAll(/(?<![\p{L}'’])[a-z]{4,}(?![\p{L}'’])/gu)];
  const slips = new Map(
    random
      .shuffle(words)
      .slice(0, Math.min(4, 1 + Math.floor(words.length / 12)))
      .map((match) => [match.index, mistyped(match[0], random)]),
  );
  return text.replaceAll(
    /(?<![\p{L}'’])[a-z]{4,}(?![\p{L}'’])/gu,
    (word, at: number) => slips.get(at) ?? word,
  );
}

/** Two letters swapped, one left out, or one doubled; never the first, by which readers go. */
function mistyped(word: string, random: Random): string {
  const at = random.integer(1, word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  return random.pick([
    `${before}${after.charAt(0)}${letter}${after.slice(1)}`,
    `${before}${after}`,
    `${before}${letter}${letter}${after}`,
  ]);
}

type Replacements = readonly (readonly [pattern: RegExp, text: string])[];

const replaced = (text: string, replacements: Replacements): string =>
  replacements.reduce((changed, [pattern, replacement]) => changed.replaceAll(pattern, replacement), text);

const contractions: Replacements = [
  [/\b(I|you|we|they|You|We|They)'d (?=been)/g, '$1 had '],
  [/\b(I|you|we|they|You|We|They)'d\b/g, '$1 would'],
  [/\b(I|you|we|they|it|that|It|That|You|We|They)'ll\b/g, '$1 will'],
  [/\bI'm\b/g, 'I am'],
  [/\b(\w+)'ve\b/g, '$1 have'],
  [/\b(you|we|they|You|We|They)'re\b/g, '$1 are'],
  [/\b([Cc])an't\b/g, '$1annot'],
  [/\b([Ww])on't\b/g, '$1ill not'],
  [/\b(\w+)n't\b/g, '$1 not'],
  [/\b(it|that|what|who|how|there|where|here|It|That|What|Who|How|There|Where|Here)'s (?=been)/g, '$1 has '],
  [/\b(it|that|what|who|how|there|where|here|It|That|What|Who|How|There|Where|Here)'s\b/g, '$1 is'],
  [/\b([Ll])et's\b/g, '$1et us'],
];

const withoutContractions = (text: string): string => replaced(text, contractions);

const formalWords: Replacements = [
  [/\bCan you\b/g, 'Could you'],
  [/\bThanks\b/g, 'Thank you'],
  [/\bI need to know\b/g, 'I would like to know'],
  [/\b(?<!what )I need (?!to)/g, 'I require '],
  [/\bASAP\b/g, 'As soon as possible'],
  [/\bget me\b/g, 'provide me with'],
  [/\bAlso, /g, 'Furthermore, '],
];

const simpleWords: Replacements = [
  [/\bWould it be possible to\b/g, 'Is it possible to'],
  [/\bI am trying to find out\b/g, 'I want to know'],
  [/\bI would appreciate it if you could\b/g, 'Please can you'],
  [/\bI was hoping you could\b/g, 'I want to ask you to'],
  [/\bCould you\b/g, 'Can you'],
  [/\bCan I get you to\b/g, 'Can you'],
  [/\bI was wondering: /g, 'My question: '],
];

const abbreviations: Replacements = [
  [/\b[Pp]lease\b/g, 'pls'],
  [/\b[Tt]hank you\b/g, 'thx'],
  [/\b[Tt]hanks\b/g, 'thx'],
  [/\b([Cc]ould|[Cc]an|[Ww]ould) you\b/g, '$1 u'],
  [/\bby the way\b/gi, 'btw'],
  [/\bas soon as possible\b/gi, 'asap'],
  [/\byou're\b/gi, 'ur'],
  [/\btomorrow\b/g, 'tmrw'],
  [/\bpeople\b/g, 'ppl'],
  [/\bbecause\b/g, 'bc'],
  [/\band\b/g, '&'],
  [/\blet me know\b/gi, 'lmk'],
];

/** The first letter of a sentence and "I"; the capitals of names stay, as they are values or marks. */
const lowerCased = (text: string): string =>
  text
    .replaceAll(
      /(^|[.!?:]\s+)(\p{Lu})(?=\p{Ll}|\b['’\s])/gu,
      (_, start: string, letter: string) => start + letter.toLowerCase(),
    )
    .replaceAll(/\bI\b/g, 'i')
    .replaceAll(apostrophe, '');

const contracted = 'i|don|can|won|isn|doesn|what|that|it|there|who|let|here|you|we|they';
const apostrophe = new RegExp(String.raw`(?<=\b(?:${contracted})n?)['’](?=(?:m|d|ll|ve|re|s|t)\b)`, 'gi');
