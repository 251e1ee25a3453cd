// move_file: gives a file another path.
import { filePath } from '../paths.ts';
import { RefusedCall } from '../refused-call.ts';
import { textOf, withChanges } from '../tree.ts';
import { inputOf, pathOf, textIn, type WorkspaceTool } from './tool.ts';

export const moveFile: WorkspaceTool = {
  name: 'move_file',
  descriptions: [
    'Moves or renames a file. Imports of it in other files stay as they are.',
    'Gives a file another path. Fails if there is a file at that path.',
    'Renames a file, or moves it to another folder, which is made if needed.',
  ],
  inputSchema: inputOf({
    source: pathOf('The file as it is called now.'),
    destination: pathOf('Its path afterwards.'),
  }),
  call({ given, tree }) {
    const [source, destination] = [filePath(textIn(given, 'source')), filePath(textIn(given, 'destination'))];
    const text = textOf(tree, source);
    if (tree.has(destination)) throw new RefusedCall('EXISTS', `There is a file ${destination} already.`);
    const changes = new Map([
      [source, null],
      [destination, text],
    ]);
    return { value: `Moved ${source} to ${destination}.`, tree: withChanges(tree, changes) };
  },
};
