// What is said about a repair: what was wrong in which function, how it reads now, and what remains to be told.
import type { Thought } from '../../../schemas/development.ts';
import type { CheckedMutant } from '../../../schemas/program.ts';
import { mutationOperators } from '../../programs/mutation/index.ts';
import { changedLines } from './edits.ts';
import type { Said } from './repair-words.ts';
import { inCode, thought } from './story.ts';

/** In characters, of a line of code in a sentence. */
const longestLine = 80;

export function saysOf(mutant: CheckedMutant, before: string, after: string): Record<string, string> {
  const operator = mutationOperators.find(({ name }) => name === mutant.operator);
  const { from, to } = changedLines(before, after);
  const [wrong = '', right = ''] = [from[0], to[0]];
  const isShort = from.length === 1 && to.length === 1 && Math.max(wrong.length, right.length) <= longestLine;
  return {
    function: inCode(mutant.inside),
    file: mutant.file,
    is: operator?.is ?? '',
    was: operator?.was ?? '',
    ...(isShort && !/`/.test(wrong + right) ? { wrong, right } : {}),
  };
}

export function lastPoints({ observed, failing }: Said): Thought[] {
  return [
    ...(failing.length === 0 ? [thought('untested')] : []),
    ...(observed ? [thought('example', { wanted: inCode(observed.wanted) })] : []),
  ];
}
