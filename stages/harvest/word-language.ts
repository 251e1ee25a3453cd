// The language in which a description is written, where that is sure.
import { francAll } from 'franc-min';

/** In characters. The guess for a shorter text is no better than chance. */
const shortest = 40;

/**
 * An ISO 639-3 code; `und` where the language is not sure. Technical terms mislead the guess, so that of 36
 * descriptions that were taken for another language than English, 35 were English. A guess in Latin letters therefore
 * needs words of the language that are no terms.
 */
export function languageOfWords(text: string): string {
  const script = scriptOf(text);
  if (script !== undefined) return script;
  if (text.length < shortest) return 'und';
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
  const english = countOf('eng', words);
  if (english >= fewestWords) return 'eng';
  const guesses = francAll(text);
  const [guessed = 'und'] = guesses[0] ?? [];
  const nearEnglish = (guesses.find(([code]) => code === 'eng')?.[1] ?? 0) > 0.85;
  if (nearEnglish && english > 0) return 'eng';
  const own = countOf(guessed, words);
  return own >= fewestWords && own > english ? guessed : 'und';
}

/** Fewer small words may be names or terms: "die" is also what a process does. */
const fewestWords = 3;

/** Words that stand in nearly every sentence of a language and in few of another one. */
const smallWords: Readonly<Record<string, readonly string[]>> = {
  eng: 'the of and to is are for from with this that by it be as if when which or an will can all its'.split(
    ' ',
  ),
  deu: 'der die das und ist ein eine einen für mit von den dem des zu auf nicht oder wird werden im zur'.split(
    ' ',
  ),
  fra: 'le les des une et est pour dans avec du sur par qui pas ou ce cette aux vous être'.split(' '),
  spa: 'el los las una y es para con del por que se su como al lo un está sus'.split(' '),
  por: 'os as uma e é para com do da em por que não um na no ou dos das ao'.split(' '),
  ita: 'il gli le una è per con del della di che non un nel dei alla sono dal questo'.split(' '),
  nld: 'de het een en is voor met van op niet te dat zijn of bij naar wordt deze om'.split(' '),
  pol: 'i w na z do jest nie dla przez lub oraz się po od jako który są'.split(' '),
  tur: 've bir bu için ile olan olarak da de veya gibi daha tüm'.split(' '),
  vie: 'và của cho một các là trong được với có này không để từ'.split(' '),
  ind: 'dan yang untuk dengan dari pada ini adalah dalam atau tidak akan ke'.split(' '),
  swe: 'och att en ett för med av på som är den det inte eller till från'.split(' '),
};

const countOf = (language: string, words: ReadonlySet<string>): number =>
  (Object.hasOwn(smallWords, language) ? (smallWords[language] ?? []) : []).filter((word) => words.has(word))
    .length;

/** Scripts that belong to one language, or nearly so. They decide if they make up a third of the letters. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'jpn'],
  [/\p{Script=Hangul}/gu, 'kor'],
  [/\p{Script=Han}/gu, 'cmn'],
  [/\p{Script=Thai}/gu, 'tha'],
  [/\p{Script=Greek}/gu, 'ell'],
  [/\p{Script=Hebrew}/gu, 'heb'],
];

function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = scripts.find(([pattern]) => (text.match(pattern)?.length ?? 0) > letters / 3)?.[1];
  return found ?? cyrillic(text, letters);
}

/** Letters that Russian or Ukrainian has alone. Bulgarian and Serbian have none of either. */
function cyrillic(text: string, letters: number): string | undefined {
  if ((text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) <= letters / 3) return undefined;
  if (/[іїєґ]/i.test(text)) return 'ukr';
  return /[ыэё]/i.test(text) ? 'rus' : 'und';
}
