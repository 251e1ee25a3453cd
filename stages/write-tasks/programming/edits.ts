// An edit as an agent makes it: the lines that differ between two texts, as SEARCH/REPLACE blocks or as a unified diff.
import { createTwoFilesPatch, structuredPatch } from 'diff';

export interface Block {
  readonly search: string;
  readonly replace: string;
}

/** Lines around a change; more of them where a block would fit in two places. */
const leastContext = 1;
const mostContext = 12;

/** Undefined where no reasonable context makes every block unique. */
export function blocksFor(before: string, after: string): Block[] | undefined {
  for (let context = leastContext; context <= mostContext; context += 1) {
    const blocks = blocksWith(context, before, after);
    if (blocks.every(({ search }) => search.trim() !== '' && countOf(before, search) === 1)) return blocks;
  }
  return undefined;
}

function blocksWith(context: number, before: string, after: string): Block[] {
  const { hunks } = structuredPatch('a', 'b', before, after, undefined, undefined, { context });
  return hunks.map(({ lines }) => ({ search: sideOf(lines, '-'), replace: sideOf(lines, '+') }));
}

/** As replace_in_file takes them. */
export const blocksText = (blocks: readonly Block[]): string =>
  blocks
    .map(({ search, replace }) =>
      ['------- SEARCH', search, '=======', ...(replace === '' ? [] : [replace]), '+++++++ REPLACE'].join(
        '\n',
      ),
    )
    .join('\n');

const sideOf = (lines: readonly string[], sign: '-' | '+'): string =>
  lines.flatMap((line) => (line.startsWith(sign) || line.startsWith(' ') ? [line.slice(1)] : [])).join('\n');

export const countOf = (text: string, part: string): number => text.split(part).length - 1;

export const patchFor = (path: string, before: string | undefined, after: string): string =>
  createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    `b/${path}`,
    before ?? '',
    after,
    undefined,
    undefined,
    { context: 3 },
  ).replace(/^=+\n/, '');

/** The lines that an edit removes and adds, without their indentation: what an answer says of it. */
export function changedLines(before: string, after: string): { from: string[]; to: string[] } {
  const { hunks } = structuredPatch('a', 'b', before, after, undefined, undefined, { context: 0 });
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const of = (sign: string): string[] =>
    lines.flatMap((line) =>
      line.startsWith(sign) && line.slice(1).trim() !== '' ? [line.slice(1).trim()] : [],
    );
  return { from: of('-'), to: of('+') };
}
