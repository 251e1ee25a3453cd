// list_files: the paths in a folder, one a line, with how many lines each file has.
import { linesOf } from '../lines.ts';
import { folderPath } from '../paths.ts';
import { RefusedCall } from '../refused-call.ts';
import { isFolder } from '../tree.ts';
import { inputOf, textIn, type WorkspaceTool } from './tool.ts';

export const listFiles: WorkspaceTool = {
  name: 'list_files',
  descriptions: [
    'Lists the files of the project, with the number of lines of each.',
    'Shows which files there are in a folder and the folders below it, one path a line. Without a path it shows the ' +
      'whole project.',
    'Returns the paths of all files below a folder, and how long they are. Call it first to learn how ' +
      'a project is laid out.',
  ],
  inputSchema: inputOf(
    {},
    {
      path: {
        type: 'string',
        description: 'The folder to list, relative to the root of the project. The root if left out.',
      },
    },
  ),
  call({ given, tree }) {
    const folder = folderPath(textIn(given, 'path'));
    if (!isFolder(tree, folder)) throw new RefusedCall('NOT_FOUND', `There is no folder ${folder}.`);
    const lines = [...tree]
      .filter(([path]) => folder === '' || path.startsWith(`${folder}/`))
      .map(([path, text]) => `${path} (${linesOf(text).length})`);
    return { value: lines.length === 0 ? 'The project has no files.' : lines.join('\n') };
  },
};
