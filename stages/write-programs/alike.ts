// How much two programs have in common: sketches of their words, and of their lines with every name, number, and text
// made the same, so that a program with other names is still the same program.
import { hashOf } from '../../pipeline/hash.ts';
import type { Files } from '../../schemas/program.ts';
import { type Sketch, similarity, sketchOf } from '../select/sketch.ts';

export interface Sketched {
  readonly name: string;
  readonly title: string;
  readonly words: Sketch;
  readonly lines: Sketch;
}

interface Subject {
  readonly name: string;
  readonly title: string;
  readonly files: Files;
}

/**
 * From here on a program repeats another. Of the 132 that come with toolloom no two reach 0.1. Copies of them with other
 * names and every eighth line changed reach 0.23 and more, half of them 0.47.
 */
export const tooSimilar = 0.25;

export function sketched({ name, title, files }: Subject): Sketched {
  const text = Object.values(files).join('\n');
  return { name, title, words: sketchOf(text), lines: sketchOf(formsOf(text).map(asWord).join(' ')) };
}

export interface Likeness {
  readonly to: Sketched;
  readonly share: number;
}

/** The one of these that a program is most like; a title that is taken is as bad as the same text. */
export function nearest(program: Sketched, known: Iterable<Sketched>): Likeness | undefined {
  let best: Likeness | undefined;
  for (const to of known) {
    const isNamesake = to.title.toLowerCase() === program.title.toLowerCase();
    const share = isNamesake
      ? 1
      : Math.max(similarity(program.words, to.words), similarity(program.lines, to.lines));
    if (!best || share > best.share) best = { to, share };
  }
  return best;
}

/** Undefined for a program that is new enough. */
export function likenessFault(program: Sketched, known: Iterable<Sketched>) {
  const near = nearest(program, known);
  if (!near || near.share < tooSimilar) return undefined;
  const percent = `${Math.round(near.share * 100)} %`;
  const isNamesake = near.to.title.toLowerCase() === program.title.toLowerCase();
  const detail = isNamesake
    ? `its title is that of ${near.to.name}`
    : `${percent} of it is in ${near.to.name}, names aside`;
  return { reason: 'too similar', detail };
}

const keywords = new Set(
  (
    'and as assert async await break case catch class const continue def del do elif else except export extends false ' +
    'False finally for from function if import in instanceof is lambda let match new None not null of or pass raise ' +
    'return static super switch this throw true True try typeof undefined while with yield'
  ).split(' '),
);

/** Lines of code without comments, with `v` for a name, `n` for a number, and `s` for a text. */
function formsOf(text: string): string[] {
  const code = text
    .replaceAll(/"""[\s\S]*?"""|'''[\s\S]*?'''|\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g, '"')
    .replaceAll(/\/\/.*|#.*/g, '');
  return code
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[A-Za-z_$][\w$]*|\d[\w.]*|"/g, (part) => {
          if (part === '"') return 's';
          if (/^\d/.test(part)) return 'n';
          return keywords.has(part) ? `${part} ` : 'v';
        })
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** Letters alone: a sketch takes all numbers for the same. */
const asWord = (form: string): string =>
  hashOf(form)
    .slice(0, 12)
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
