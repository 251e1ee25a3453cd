// Facts in the tables of a document: the first column names the subjects, and the header names the fields. A table
// whose subjects are not names, such as a timetable, gives none.
import type { StatedFact } from '../../schemas/document.ts';

/** A longer cell is prose. */
const longestCell = 40;

export function factsInTables(text: string): StatedFact[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, at) =>
    isDivider(line) && at > 0 ? factsOfTable(lines[at - 1] ?? '', rowsAfter(lines, at)) : [],
  );
}

const isDivider = (line: string): boolean => /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$/.test(line);

function rowsAfter(lines: readonly string[], divider: number): string[] {
  const rest = lines.slice(divider + 1);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return end === -1 ? rest : rest.slice(0, end);
}

function factsOfTable(header: string, rows: readonly string[]): StatedFact[] {
  const [, ...fields] = cellsOf(header);
  const parsed = rows.map((quote) => ({ quote, cells: cellsOf(quote) }));
  const subjects = parsed.map(({ cells }) => cells[0] ?? '');
  if (new Set(subjects).size < subjects.length || !subjects.every(isName)) return [];
  return parsed.flatMap(({ quote, cells: [subject = '', ...cells] }) =>
    fields.flatMap((field, at): StatedFact[] => {
      const cell = cells[at] ?? '';
      if (!isLabel(field) || !isValue(cell)) return [];
      return [{ field: lowerLabel(field), subject, value: numberIn(cell) ?? cell, quote }];
    }),
  );
}

const cellsOf = (row: string): string[] =>
  row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const isName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{N} .,'&-]*$/u.test(text) && text.length <= longestCell;

const isLabel = (text: string): boolean =>
  /^\p{L}[\p{L}\p{N} ()/-]*$/u.test(text) && text.length <= longestCell;

const isValue = (text: string): boolean =>
  text.length <= longestCell && (numberIn(text) !== undefined || isName(text));

/** "Puffin pairs in 2021" is "puffin pairs in 2021"; "VAT rate" stays. */
const lowerLabel = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

function numberIn(cell: string): number | undefined {
  return /^-?\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/.test(cell)
    ? Number(cell.replaceAll(',', ''))
    : undefined;
}
