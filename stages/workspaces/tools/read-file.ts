// read_file: the lines of a file with their numbers, as `cat -n` shows them, all of it or a range.

import { numbered } from '../edits/shown-lines.ts';
import { mostShown } from '../limits.ts';
import { type Line, lineCount, linesOf } from '../lines.ts';
import { filePath } from '../paths.ts';
import { RefusedCall } from '../refused-call.ts';
import { textOf } from '../tree.ts';
import { inputOf, numberIn, pathOf, textIn, type WorkspaceTool } from './tool.ts';

const lineNumber = (description: string) => ({ type: 'integer', minimum: 1, description });

export const readFile: WorkspaceTool = {
  name: 'read_file',
  descriptions: [
    'Shows a file with line numbers, all of it or the lines from start_line to end_line. The numbers and the tab after ' +
      'them are not part of the file.',
    'Reads a text file. Each line is preceded by its number and a tab, which do not belong to the file. Give start_line ' +
      'and end_line to read a part of a long file.',
    'Returns the contents of a file, numbered line by line.',
  ],
  inputSchema: inputOf(
    { path: pathOf('The file, relative to the root of the project.') },
    {
      start_line: lineNumber('The first line to show, counted from 1.'),
      end_line: lineNumber('The last line to show.'),
    },
  ),
  call({ given, tree }) {
    const path = filePath(textIn(given, 'path'));
    const lines = linesOf(textOf(tree, path));
    if (lines.length === 0) return { value: `${path} is empty.` };
    const first = numberIn(given, 'start_line') ?? 1;
    const last = Math.min(numberIn(given, 'end_line') ?? lines.length, lines.length);
    if (first > lines.length) throw outOfRange(`${path} has ${lineCount(lines.length)}.`);
    if (last < first) throw outOfRange('end_line comes before start_line.');
    const shown = numbered(lines, first, last);
    const value = [shown, ...notesOn(lines, last)].join('\n');
    if (value.length > mostShown)
      throw new RefusedCall(
        'TOO_LONG',
        `${path} has ${lineCount(lines.length)} and ${value.length} characters, more than one call shows. ` +
          'Give start_line and end_line.',
      );
    return { value };
  },
};

const outOfRange = (message: string): RefusedCall => new RefusedCall('NO_SUCH_LINE', message);

/** What the lines themselves do not show. */
function notesOn(lines: readonly Line[], last: number): string[] {
  const windows = lines.filter(({ end }) => end === '\r\n').length;
  return [
    ...(windows > 0
      ? [`(${windows === lines.length ? 'The' : `${windows} of the`} lines end with CRLF.)`]
      : []),
    ...(last === lines.length && lines.at(-1)?.end === '' ? ['(No newline at the end of the file.)'] : []),
  ];
}
