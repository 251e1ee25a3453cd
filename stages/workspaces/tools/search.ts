// search: the lines of all files that contain a text, or match a regular expression.
import { literalPattern } from '../../pattern-text.ts';
import { linearPattern } from '../linear-pattern.ts';
import { linesOf } from '../lines.ts';
import { folderPath } from '../paths.ts';
import { RefusedCall } from '../refused-call.ts';
import { isFolder } from '../tree.ts';
import { inputOf, textIn, type WorkspaceTool } from './tool.ts';

/** More matches help nobody to find a place. */
const mostMatches = 100;

/** In characters, of a line in the answer. */
const longestLine = 200;

/** In characters. A longer line is no line that anybody wrote, and every letter takes time. */
const longestSearched = 5000;

export const search: WorkspaceTool = {
  name: 'search',
  descriptions: [
    'Searches the files of the project for a text and returns the lines that contain it, with file and line number. With ' +
      'is_regex, the text is a regular expression without lookaround and back-references.',
    'Finds lines by text or by regular expression in all files, or in one file or folder, as grep does.',
    'Looks for a text in the project: where a function is defined or used, where a word occurs. Returns path, line ' +
      'number, and line for each match.',
  ],
  inputSchema: inputOf(
    { query: { type: 'string', minLength: 1, description: 'What to search for, within a line.' } },
    {
      path: { type: 'string', description: 'The file or folder to search. The whole project if left out.' },
      is_regex: {
        type: 'boolean',
        default: false,
        description: 'Whether the query is a regular expression.',
      },
      ignore_case: {
        type: 'boolean',
        default: false,
        description: 'Whether capital letters match small ones.',
      },
    },
  ),
  call({ given, tree }) {
    const query = textIn(given, 'query');
    const place = folderPath(textIn(given, 'path'));
    if (!tree.has(place) && !isFolder(tree, place))
      throw new RefusedCall('NOT_FOUND', `There is no file or folder ${place}.`);
    const isRegex = given.is_regex === true;
    const { isIn } = linearPattern(isRegex ? query : literalPattern(query), {
      ignoresCase: given.ignore_case === true,
    });
    const found = [...tree]
      .filter(([path]) => place === '' || path === place || path.startsWith(`${place}/`))
      .flatMap(([path, text]) =>
        linesOf(text).flatMap(({ text: line }, index) =>
          isIn(line.slice(0, longestSearched)) ? [`${path}:${index + 1}: ${cut(line)}`] : [],
        ),
      );
    if (found.length === 0) return { value: 'No line matches.' };
    const more = found.length - mostMatches;
    const shown = found.slice(0, mostMatches).join('\n');
    return { value: more > 0 ? `${shown}\n(${more} more)` : shown };
  },
};

const cut = (line: string): string => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);
