// The figures of a measurement of edits: how many apply and how many are right, by format, by way of matching, and by
// the length of the file; and for planted faults, what became of each.
import { tableText } from '../../../pipeline/commands/table.ts';
import { type Interval, wilson } from '../../../pipeline/interval.ts';
import type { Edit } from '../../../schemas/edit.ts';
import { modesOf, usedModes } from './attempt.ts';
import { editFormats } from './cases.ts';

/** Edits that were made; a play without one says nothing about edits. */
interface Share extends Interval {
  readonly edits: number;
  readonly applied: number;
  readonly right: number;
}

interface FormatFigures {
  readonly format: Edit['format'];
  readonly all: Share;
  /** With this way of matching and all stricter ones. */
  readonly modes: readonly { readonly mode: string; readonly isUsed: boolean; readonly share: Share }[];
  readonly lengths: readonly { readonly lines: string; readonly share: Share }[];
  readonly faults: readonly {
    readonly fault: string;
    readonly share: Share;
    readonly refused: Readonly<Record<string, number>>;
  }[];
}

export interface EditFigures {
  readonly formats: readonly FormatFigures[];
}

/** Most lines of a file, for each group of lengths. */
const lengths = [60, 150, 500, Number.POSITIVE_INFINITY] as const;

export function editFigures(all: readonly Edit[]): EditFigures {
  const made = all.filter(({ outcome }) => outcome !== 'no_edit');
  return {
    formats: editFormats.flatMap((format) => {
      const edits = made.filter((edit) => edit.format === format);
      return edits.length > 0 ? [formatFigures(format, edits)] : [];
    }),
  };
}

function formatFigures(format: Edit['format'], edits: readonly Edit[]): FormatFigures {
  const modes = modesOf[format].map((mode, index) => ({
    mode,
    isUsed: usedModes[format].includes(mode),
    share: shareOf(edits, (edit) => outcomeWith(edit, modesOf[format].slice(0, index + 1))),
  }));
  const planted = [...new Set(edits.flatMap(({ fault }) => fault ?? []))].sort();
  return {
    format,
    all: shareOf(edits, ({ outcome }) => outcome),
    modes,
    lengths: lengths.flatMap((most, index) => {
      const least = index === 0 ? 1 : (lengths[index - 1] ?? 0) + 1;
      const share = shareOf(
        edits.filter(({ lines }) => lines >= least && lines <= most),
        ({ outcome }) => outcome,
      );
      const lines = Number.isFinite(most) ? `${least}-${most}` : `${least} and more`;
      return share.edits > 0 ? [{ lines, share }] : [];
    }),
    faults: planted.map((fault) => {
      const own = edits.filter((edit) => edit.fault === fault);
      return { fault, share: shareOf(own, ({ outcome }) => outcome), refused: codesOf(own) };
    }),
  };
}

/** What comes of an edit where only these ways of matching are tried. */
function outcomeWith({ outcome, mode = '', laxer }: Edit, modes: readonly string[]): Edit['outcome'] {
  if (outcome === 'refused') return laxer && modes.includes(laxer.mode) ? laxer.outcome : 'refused';
  return modes.includes(mode) ? outcome : 'refused';
}

function shareOf(edits: readonly Edit[], outcomeOf: (edit: Edit) => Edit['outcome']): Share {
  const outcomes = edits.map(outcomeOf);
  const applied = outcomes.filter((outcome) => outcome !== 'refused').length;
  return {
    edits: edits.length,
    applied,
    right: outcomes.filter((outcome) => outcome === 'right').length,
    ...wilson(applied, edits.length),
  };
}

function codesOf(edits: readonly Edit[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of edits) if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const cellsOf = ({ edits, applied, right, low, high }: Share): string[] => [
  String(edits),
  percent(applied, edits),
  `${(low * 100).toFixed(1)}-${(high * 100).toFixed(1)}`,
  percent(right, edits),
];

export function figuresText({ formats }: EditFigures): string {
  if (formats.length === 0) return 'No edit was made.\n';
  const rows = formats.flatMap(({ format, all, modes, lengths: byLength, faults }) => [
    [format, ...cellsOf(all), ''],
    ...modes.map(({ mode, isUsed, share }, index) => [
      `  ${index === 0 ? '' : 'or '}${mode}`,
      ...cellsOf(share),
      isUsed ? '' : 'no tool matches like this',
    ]),
    ...byLength.map(({ lines, share }) => [`  ${lines} lines`, ...cellsOf(share), '']),
    ...faults.map(({ fault, share, refused }) => [
      `  planted: ${fault}`,
      ...cellsOf(share),
      Object.entries(refused)
        .map(([code, count]) => `${count} ${code}`)
        .join(', '),
    ]),
  ]);
  const head = ['Edits', 'made', 'apply', '95 %', 'right', ''];
  return `${tableText([head, ...rows], [0, 5])}\n`;
}
