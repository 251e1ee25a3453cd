// Reads a unified diff as agents write one. The counts in the headers of hunks are often wrong, and the lines say the
// same, so the lines decide (as with `git apply --recount`). Everything else must be as it should be.
//   --- a/src/cart.py
//   +++ b/src/cart.py
//   @@ -1,2 +1,2 @@
//    total = 0
//   -total += tax
//   +total += round(tax, 2)
import { parsePatch, type StructuredPatch } from 'diff';
import { messageOf } from '../../../pipeline/errors.ts';
import { RefusedCall } from '../refused-call.ts';
import { refuseLong } from './long-edit.ts';

export interface ReadPatch {
  /** One for each file. */
  readonly patches: readonly StructuredPatch[];
  /** Whether a header of a hunk had wrong counts. */
  readonly isRecounted: boolean;
}

/** Throws a RefusedCall that names the line that cannot be read. */
export function readPatch(text: string): ReadPatch {
  const lines = withoutReturns(text).replace(/\n$/, '').split('\n');
  refuseLong(lines);
  const written: string[] = [];
  let isRecounted = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (!line.startsWith('@@')) {
      refuseLost(line, at);
      written.push(line.trimEnd());
      at += 1;
      continue;
    }
    const header = headerOf(line, at);
    const { hunk, next } = hunkFrom(lines, at + 1, header);
    const { oldLines, newLines } = countsOf(hunk);
    isRecounted ||= oldLines !== header.oldLines || newLines !== header.newLines;
    written.push(`@@ -${header.oldStart},${oldLines} +${header.newStart},${newLines} @@`, ...hunk);
    at = next;
  }
  return { patches: parsed(written), isRecounted };
}

/** Where the headers end with CRLF, so does every line of the message, and nothing is meant by it. */
const withoutReturns = (text: string): string =>
  /^@@.*\r$/m.test(text) ? text.replaceAll('\r\n', '\n').replace(/\r$/, '') : text;

function parsed(lines: readonly string[]): StructuredPatch[] {
  const patches = (() => {
    try {
      return parsePatch(lines.join('\n'));
    } catch (error) {
      throw malformed(messageOf(error));
    }
  })().filter(({ hunks, isGit }) => hunks.length > 0 || isGit);
  if (patches.length === 0) throw malformed('it has no hunk, as no line begins with "@@"');
  return patches;
}

interface Header {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
}

function headerOf(line: string, at: number): Header {
  const [found, oldStart, oldLines = '1', newStart, newLines = '1'] =
    /^@@ -(\d{1,7})(?:,(\d{1,7}))? \+(\d{1,7})(?:,(\d{1,7}))? @@/.exec(line) ?? [];
  if (found === undefined)
    throw malformed(`line ${at + 1}, ${quoted(line)}, is no header of a hunk like "@@ -12,4 +12,5 @@"`);
  return {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
  };
}

/** The lines of a hunk up to the next header, without blank ones at the end that its counts know nothing of. */
function hunkFrom(lines: readonly string[], start: number, { oldLines }: Header) {
  let next = start;
  while (next < lines.length && !endsHunk(lines, next)) {
    refuseForeign(lines[next] ?? '', next);
    next += 1;
  }
  const whole = lines.slice(start, next);
  const filled = whole.findLastIndex((line) => line.trimEnd() !== '' || line.startsWith(' ')) + 1;
  const known = whole.slice(0, filled);
  const missing = oldLines - countsOf(known).oldLines;
  const blank = missing > 0 && filled + missing <= whole.length ? missing : 0;
  const hunk = whole.slice(0, filled + blank).map((line) => (/^\r?$/.test(line) ? ` ${line}` : line));
  return { hunk, next };
}

const endsHunk = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  return (
    /^(?:@@|diff |Index: |```)/.test(line) ||
    (line.startsWith('--- ') && (lines[at + 1] ?? '').startsWith('+++ '))
  );
};

function refuseForeign(line: string, at: number): void {
  if (!/^(?:[-+ \\]|\r?$)/.test(line))
    throw malformed(
      `line ${at + 1}, ${quoted(line)}, is in a hunk, where lines begin with a space, with "-", or with "+"`,
    );
}

/** Lines that would change nothing because no header comes before them. */
function refuseLost(line: string, at: number): void {
  if (/^(?:[+ ]|-(?!-- ))(?!\+\+ )/.test(line) && line.trim() !== '')
    throw malformed(
      `line ${at + 1}, ${quoted(line)}, is in no hunk: a header like "@@ -12,4 +12,5 @@" is missing`,
    );
}

function countsOf(hunk: readonly string[]): Pick<Header, 'oldLines' | 'newLines'> {
  const count = (signs: string): number => hunk.filter((line) => signs.includes(line[0] ?? ' ')).length;
  return { oldLines: count('- '), newLines: count('+ ') };
}

const quoted = (line: string): string => JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);

const malformed = (what: string): RefusedCall =>
  new RefusedCall(
    'MALFORMED_PATCH',
    `Nothing was changed: the patch cannot be read (${what}). A patch is a unified diff: for each file the lines ` +
      '"--- a/PATH" and "+++ b/PATH", and hunks that begin with "@@ -12,4 +12,5 @@".',
  );
