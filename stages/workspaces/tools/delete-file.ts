// delete_file: removes one file.
import { filePath } from '../paths.ts';
import { textOf, withChanges } from '../tree.ts';
import { inputOf, pathOf, textIn, type WorkspaceTool } from './tool.ts';

export const deleteFile: WorkspaceTool = {
  name: 'delete_file',
  descriptions: [
    'Deletes a file.',
    'Removes a file from the project. It cannot be brought back, so read it before.',
    'Deletes one file. A folder is gone with the last file in it.',
  ],
  inputSchema: inputOf({ path: pathOf('The file to delete, relative to the root of the project.') }),
  call({ given, tree }) {
    const path = filePath(textIn(given, 'path'));
    textOf(tree, path);
    return { value: `Deleted ${path}.`, tree: withChanges(tree, new Map([[path, null]])) };
  },
};
