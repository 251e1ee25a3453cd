// SEARCH/REPLACE blocks that make a change, and what can be wrong with them.
import { structuredPatch } from 'diff';
import type { Random } from '../../../pipeline/hash.ts';
import type { Block } from '../../workspaces/edits/blocks.ts';
import { matchesOf } from '../../workspaces/edits/matching.ts';
import { linesOf } from '../../workspaces/lines.ts';
import { repeatedLines, staleLine, withOne } from './wrong-lines.ts';

interface Markers {
  readonly begin?: string;
  readonly divide?: string;
  readonly end?: string;
}

interface WrittenBlocks {
  readonly blocks: readonly Block[];
  /** The usual ones if left out. */
  readonly markers: Markers | undefined;
}

const usual = { begin: '------- SEARCH', divide: '=======', end: '+++++++ REPLACE' };

export const blocksText = ({ blocks, markers: { begin, divide, end } = usual }: WrittenBlocks): string =>
  blocks
    .flatMap(({ search, replace }) => [begin, ...search, divide, ...replace, end])
    .filter((line) => line !== undefined)
    .join('\n');

/** Lines around a change; more of them where a block would be found twice. */
const mostContext = 20;

/** One block for each change, with as much context as makes its place clear. */
export function rightBlocks(before: string, after: string): Block[] {
  const file = linesOf(before).map(({ text }) => text);
  for (let context = 1; context < mostContext; context += 1) {
    const blocks = blocksWith(before, after, context);
    if (blocks.every((block) => matchesOf(file, block, ['exact']).length === 1)) return blocks;
  }
  return [{ search: file, replace: linesOf(after).map(({ text }) => text) }];
}

function blocksWith(before: string, after: string, context: number): Block[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context });
  const side = (lines: readonly string[], signs: string): string[] =>
    lines.filter((line) => signs.includes(line[0] ?? '')).map((line) => line.slice(1));
  return hunks.map(({ lines }) => ({ search: side(lines, ' -'), replace: side(lines, ' +') }));
}

type BlockFault = (right: WrittenBlocks, file: readonly string[], random: Random) => WrittenBlocks;

export const blockFaults: Readonly<Record<string, BlockFault>> = {
  /** A line as it was before somebody else changed it, also where it is to stay. */
  stale: ({ blocks, ...rest }, _, random) => ({
    ...rest,
    blocks: withOne(blocks, { random }, ({ search, replace }) => {
      const line = random.pick(search.filter((each) => /[A-Za-z]{2}/.test(each)).concat(search.slice(0, 1)));
      const asItWas = (each: string): string => (each === line ? staleLine(each) : each);
      return { search: search.map(asItWas), replace: replace.map(asItWas) };
    }),
  }),
  /** Two spaces too many, or none at all. */
  indented: ({ blocks, ...rest }, _, random) => ({
    ...rest,
    blocks: withOne(blocks, { random }, (block) => shifted(block, random)),
  }),
  two_matches: ({ blocks, ...rest }, file, random) => {
    const line = random.pick(repeatedLines(file));
    return { ...rest, blocks: [...blocks.slice(1), { search: [line], replace: [line, line] }] };
  },
  /** Without the line between the parts, without the last line, or with markers that no tool knows. */
  malformed: ({ blocks }, _, random) => ({
    blocks,
    markers: random.pick<Markers>([
      { begin: usual.begin, end: usual.end },
      { begin: usual.begin, divide: usual.divide },
      { ...usual, begin: '------- FIND' },
      { ...usual, end: '+++++ REPLACE' },
    ]),
  }),
};

function shifted({ search, replace }: Block, random: Random): Block {
  const indents = [...search, ...replace].flatMap((line) =>
    line.trim() === '' ? [] : [/^ */.exec(line)?.[0].length ?? 0],
  );
  const least = Math.min(...indents);
  const isLess = least > 0 && random.chance(0.5);
  const shift = (line: string): string => {
    if (line.trim() === '') return line;
    return isLess ? line.slice(least) : `  ${line}`;
  };
  return { search: search.map(shift), replace: replace.map(shift) };
}
