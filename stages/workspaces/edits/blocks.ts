// SEARCH/REPLACE blocks as text, in the form that Cline's documentation describes:
//   ------- SEARCH
//   return total
//   =======
//   return round(total, 2)
//   +++++++ REPLACE
// The older markers `<<<<<<< SEARCH` and `>>>>>>> REPLACE`, which are aider's too, mean the same.
import { RefusedCall } from '../refused-call.ts';
import { refuseLong } from './long-edit.ts';

export interface Block {
  /** Lines without their ends. */
  readonly search: readonly string[];
  readonly replace: readonly string[];
}

/** What a line is. `almost` was meant to be a marker: too few or too many signs, other case, or other spaces. */
const kinds = {
  begin: /^(?:-{7}|<{7}) SEARCH>?\s*$/,
  divide: /^={7}\s*$/,
  end: /^(?:\+{7}|>{7}) REPLACE>?\s*$/,
  almost: /^(?:[-<]{3,} ?search>?|[+>]{3,} ?replace>?)\s*$/i,
  /** Models put a fence around blocks. */
  blank: /^\s*(?:```.*)?$/,
} as const;
type Kind = keyof typeof kinds | 'text';

const kindOf = (line: string): Kind => {
  const [found] = Object.entries(kinds).find(([, pattern]) => pattern.test(line)) ?? ['text'];
  return found as Kind; // a key of the table, or the word for all other lines
};

type Part = 'outside' | 'search' | 'replace';

/** What is wrong with a line of a kind in a part. Where nothing is, it belongs to the part or begins the next one. */
const faults: Readonly<Record<Part, Partial<Record<Kind, string>>>> = {
  outside: {
    divide: 'divides no block',
    end: 'ends no block',
    almost: 'looks like a marker and is none',
    text: 'is outside of the blocks',
  },
  search: {
    begin: 'begins a block inside another one',
    end: 'ends a block that no "=======" has divided',
    almost: 'looks like a marker and is none',
  },
  replace: {
    begin: 'begins a block inside another one',
    divide: 'divides a block a second time',
    almost: 'looks like a marker and is none',
  },
};

/** Throws a RefusedCall that names the line at which the text is no longer made of blocks. */
export function blocksIn(diff: string): Block[] {
  const blocks: { search: string[]; replace: string[] }[] = [];
  let part: Part = 'outside';
  const lines = diff.split(/\r?\n/);
  refuseLong(lines);
  for (const [index, line] of lines.entries()) {
    const kind = kindOf(line);
    const fault = faults[part][kind];
    if (fault !== undefined) throw malformed(`line ${index + 1} of the diff, ${quoted(line)}, ${fault}`);
    if (kind === 'begin') blocks.push({ search: [], replace: [] });
    if (kind in nextPart)
      part = nextPart[kind as keyof typeof nextPart]; // `in` does not narrow a key
    else if (part !== 'outside') blocks.at(-1)?.[part].push(line);
  }
  if (part !== 'outside')
    throw malformed(`block ${blocks.length} does not end: it has no line ${missing[part]}`);
  if (blocks.length === 0) throw malformed('there is no block in the diff');
  return blocks;
}

const nextPart = { begin: 'search', divide: 'replace', end: 'outside' } as const;

const missing = {
  search: '"=======" and no line "+++++++ REPLACE"',
  replace: '"+++++++ REPLACE"',
} as const;

const quoted = (line: string): string => JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);

const malformed = (what: string): RefusedCall =>
  new RefusedCall(
    'MALFORMED_BLOCKS',
    `Nothing was changed: ${what}. Each block is a line "------- SEARCH", the lines to find, a line "=======", the ` +
      'lines to put in their place, and a line "+++++++ REPLACE".',
  );
