// replace_in_file: SEARCH/REPLACE blocks, in the form of Cline's tool of this name.
import type { Match } from '../edits/matching.ts';
import { replaceIn } from '../edits/replace.ts';
import { numbered, rangeText } from '../edits/shown-lines.ts';
import { linesOf } from '../lines.ts';
import { filePath } from '../paths.ts';
import { textOf, withChanges } from '../tree.ts';
import { inputOf, pathOf, textIn, type WorkspaceTool } from './tool.ts';

const form =
  'A block looks like this:\n\n------- SEARCH\nlines to find\n=======\nlines to put in their ' +
  'place\n+++++++ REPLACE\n\n';

const rules =
  'The SEARCH lines must be whole lines of the file, character by character, and occur in one place alone. Several ' +
  'blocks are made at once, or none of them. An empty REPLACE part deletes the lines.';

export const replaceInFile: WorkspaceTool = {
  name: 'replace_in_file',
  descriptions: [
    `Changes parts of a file by SEARCH/REPLACE blocks. ${form}${rules}`,
    `Edits an existing file. Each change is a block with the lines as they are and as they should be. ${form}${rules} ` +
      'Keep blocks short: the lines that change, and as many around them as make the place clear.',
    `Replaces lines of a file with others. ${form}${rules} To move code, use one block that deletes it and one that ` +
      'inserts it.',
  ],
  inputSchema: inputOf({
    path: pathOf('The file to change, relative to the root of the project.'),
    diff: { type: 'string', minLength: 1, description: 'One or more SEARCH/REPLACE blocks.' },
  }),
  call({ given, tree }) {
    const path = filePath(textIn(given, 'path'));
    const before = textOf(tree, path);
    const { text, matches } = replaceIn(before, textIn(given, 'diff'), { path });
    if (text === before) return { value: `${path} is the same as before: SEARCH and REPLACE are equal.` };
    return {
      value: reportOn(path, text, matches).join('\n'),
      tree: withChanges(tree, new Map([[path, text]])),
    };
  },
};

/** Lines shown before and after a change. */
const around = 2;

/** In lines: whoever replaces more knows what they wrote. */
const mostShownLines = 40;

function reportOn(path: string, text: string, matches: readonly Match[]): string[] {
  const shifted = matches.flatMap(({ mode }, index) => (mode === 'whitespace' ? [index + 1] : []));
  return [
    `Applied ${matches.length === 1 ? '1 block' : `${matches.length} blocks`} to ${path}.`,
    ...(shifted.length > 0
      ? [`The indentation of the file was used, which differs from that of block ${shifted.join(', ')}.`]
      : []),
    ...newLines(text, matches),
  ];
}

/** Each change with the lines around it, as the file has them now. */
function newLines(text: string, matches: readonly Match[]): string[] {
  const lines = linesOf(text);
  let shift = 0;
  return matches
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end, lines: put }) => {
      const first = start + shift;
      shift += put.length - (end - start);
      if (put.length > mostShownLines || lines.length === 0) return [];
      const from = Math.max(0, first - around);
      const to = Math.min(lines.length, first + put.length + around);
      return [`Lines ${rangeText(from, to)} now:\n${numbered(lines, from + 1, to)}`];
    });
}
