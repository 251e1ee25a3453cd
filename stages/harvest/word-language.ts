// In which language a description is written.
import { francAll } from 'franc-min';

/** Shorter texts are taken for anything. In characters. */
const shortest = 40;

/**
 * ISO 639-3; `und` where it cannot be told. English is believed before others that score nearly alike:
 * technical words mislead.
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

/** Scripts that one language writes, or nearly so, where a third of the letters are theirs. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'jpn'],
  [/\p{Script=Hangul}/gu, 'kor'],
  [/\p{Script=Han}/gu, 'cmn'],
];

function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return scripts.find(([pattern]) => (text.match(pattern)?.length ?? 0) > letters / 3)?.[1];
}
