// Code samples of documents: a figure is put in place of the one that a variable is set to, and the result is read from
// what was printed.
import { literalPattern } from '../pattern-text.ts';

/** "length = 38.5" at the beginning of a line; a comment after it is left out. */
const settingOf = (variable: string): RegExp =>
  new RegExp(`^(${literalPattern(variable)} *= *)[^\\s=#](?:[^#\\n]*[^#\\s])?`, 'gm');

export const linesThatSet = (variable: string, code: string): string[] =>
  [...code.matchAll(settingOf(variable))].map(([line]) => line);

/** The same code with other figures. */
export const codeWith = (code: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce(
    (changed, [variable, value]) =>
      changed.replace(settingOf(variable), (_, start: string) => start + JSON.stringify(value)),
    code,
  );

/** The number after "dues:", or the text; undefined where that was not printed. */
export function printedAfter(label: string, output: string): string | number | undefined {
  const line = output.split('\n').findLast((each) => each.startsWith(`${label}:`));
  const value = line?.slice(label.length + 1).trim();
  if (!value) return undefined;
  return Number.isFinite(Number(value)) ? Number(value) : value;
}
