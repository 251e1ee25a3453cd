// write_file: a whole file, new or in place of the one that is there.
import { lineCount, linesOf } from '../lines.ts';
import { filePath } from '../paths.ts';
import { withChanges } from '../tree.ts';
import { inputOf, pathOf, textIn, type WorkspaceTool } from './tool.ts';

export const writeFile: WorkspaceTool = {
  name: 'write_file',
  descriptions: [
    'Writes a file: makes it, or replaces all that is in it. Give the complete text, without leaving ' +
      'anything out.',
    'Creates a file with the given content. A file of that path is overwritten.',
    'Saves text under a path, whether or not the file exists. For a small change to a long file, edit ' +
      'it instead.',
  ],
  inputSchema: inputOf({
    path: pathOf('The file, relative to the root of the project. Folders are made as needed.'),
    content: { type: 'string', description: 'The whole text of the file.' },
  }),
  call({ given, tree }) {
    const path = filePath(textIn(given, 'path'));
    const content = textIn(given, 'content');
    const before = tree.get(path);
    const length = lineCount(linesOf(content).length);
    if (before === content) return { value: `${path} is the same as before (${length}).` };
    return {
      value: `${before === undefined ? 'Created' : 'Replaced'} ${path} (${length}).`,
      tree: withChanges(tree, new Map([[path, content]])),
    };
  },
};
