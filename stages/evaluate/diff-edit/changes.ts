// Changes to a file that can be said in a line each: another line in place of one, new lines after one, and lines that
// go. They are far enough apart that each is a block, or a hunk, of its own.
import type { Random } from '../../../pipeline/hash.ts';

export interface LineChange {
  readonly what: 'replace' | 'insert' | 'delete';
  /** Line numbers from 1, both included, in the file as it was. New lines go after `to`. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Lines between two changes: more than the context of two hunks. */
const gap = 8;

/** A file of so many lines for each change has room for them. */
const roomForOne = 12;

/** From the top down. Fewer than wanted where the file has no room. */
export function drawChanges(file: readonly string[], wanted: number, random: Random): LineChange[] {
  const count = Math.max(1, Math.min(wanted, Math.floor(file.length / roomForOne)));
  const changes: LineChange[] = [];
  let next = 1;
  for (const at of placesFor(file, count, random)) {
    if (at < next) continue;
    const change = changeAt(file, at, random);
    changes.push(change);
    next = change.to + gap;
  }
  return changes;
}

/** Lines with something in them, spread over the file. */
function placesFor(file: readonly string[], count: number, random: Random): number[] {
  const filled = file.flatMap((line, index) => (/[A-Za-z]{2}/.test(line) ? [index + 1] : []));
  return Array.from({ length: count }, (_, part) => {
    const share = filled.slice(
      Math.floor((part * filled.length) / count),
      Math.floor(((part + 1) * filled.length) / count),
    );
    return share.length > 0 ? random.pick(share) : 0;
  }).filter((at) => at > 0);
}

function changeAt(file: readonly string[], at: number, random: Random): LineChange {
  const what = random.pick(['replace', 'replace', 'insert', 'delete'] as const);
  const line = file[at - 1] ?? '';
  if (what === 'insert') return { what, from: at, to: at, lines: [remarkAfter(line, random)] };
  if (what === 'delete') {
    const to = Math.min(at + random.integer(0, 1), file.length);
    return { what, from: at, to, lines: [] };
  }
  return { what, from: at, to: at, lines: [otherLine(line, random)] };
}

/** The same line with another number, another comparison, or another name in it. */
function otherLine(line: string, random: Random): string {
  const number = line.replace(/\b\d+\b/, (digits) => String(Number(digits) + random.integer(1, 9)));
  if (number !== line) return number;
  const comparison = line.replace(
    / (==|!=|<=|>=|<|>|===|!==) /,
    (_, sign: string) => ` ${opposites[sign] ?? sign} `,
  );
  if (comparison !== line) return comparison;
  return line.replace(/[A-Za-z_]{2,}(?!.*[A-Za-z_]{2,})/, (name) => `${name}_${random.pick(suffixes)}`);
}

const opposites: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<=': '<',
  '>=': '>',
  '<': '<=',
  '>': '>=',
  '===': '!==',
  '!==': '===',
};

const suffixes = ['new', 'next', 'other', 'checked', 'final'] as const;

const remarks = [
  'See the notes on rounding.',
  'Kept for callers that pass nothing.',
  'The order matters here.',
  'Checked against the old results.',
  'Both ends are included.',
] as const;

/** Indented as the line before, and in the comment signs of its language, by the file's own ones. */
function remarkAfter(line: string, random: Random): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return `${indent}# ${random.pick(remarks)} (${random.integer(10, 99)})`;
}

export function withChanges(file: readonly string[], changes: readonly LineChange[]): string[] {
  const result = [...file];
  for (const { what, from, to, lines } of changes.toReversed())
    result.splice(what === 'insert' ? to : from - 1, what === 'insert' ? 0 : to - from + 1, ...lines);
  return result;
}

/** How a user asks for them. */
export function requestFor(path: string, file: readonly string[], changes: readonly LineChange[]): string {
  const items = changes.map((change) => `- ${changeInWords(file, change)}`);
  return `Please change ${path} like this, and nothing else in it:\n${items.join('\n')}`;
}

function changeInWords(file: readonly string[], { what, from, to, lines }: LineChange): string {
  const before = `\`${(file[from - 1] ?? '').trim()}\``;
  if (what === 'delete')
    return to > from
      ? `Delete lines ${from} and ${to} (${before} and the next).`
      : `Delete line ${from} (${before}).`;
  const after = `\`${lines.join('\n')}\``;
  return what === 'insert'
    ? `After line ${from} (${before}), add the line ${after}, indented like that.`
    : `Change line ${from} from ${before} to \`${(lines[0] ?? '').trim()}\`.`;
}
