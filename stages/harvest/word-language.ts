// The language in which a description is written.
import { francAll } from 'franc-min';

/** In characters. The guess for a shorter text is no better than chance. */
const shortest = 40;

/**
 * An ISO 639-3 code; `und` where the language is unclear. English wins over languages with nearly the same
 * score, because technical terms mislead the guess.
 */
export function languageOfWords(text: string): string {
  const script = scriptOf(text);
  if (script !== undefined) return script;
  if (text.length < shortest) return 'und';
  const guesses = francAll(text);
  const [first] = guesses;
  const english = guesses.find(([code]) => code === 'eng');
  return english && english[1] > 0.85 ? 'eng' : (first?.[0] ?? 'und');
}

/** Scripts that belong to one language, or nearly so. They decide if they make up a third of the letters. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'jpn'],
  [/\p{Script=Hangul}/gu, 'kor'],
  [/\p{Script=Han}/gu, 'cmn'],
];

function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return scripts.find(([pattern]) => (text.match(pattern)?.length ?? 0) > letters / 3)?.[1];
}
