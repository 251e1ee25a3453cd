// apply_patch: a unified diff, for one file or several.
import { type Patched, type PatchedFile, patchTree } from '../edits/patch.ts';
import { inputOf, textIn, type WorkspaceTool } from './tool.ts';

export const applyPatchTool: WorkspaceTool = {
  name: 'apply_patch',
  descriptions: [
    'Applies a unified diff to the project, as `git apply` does. It may change, make, remove, and rename several files; ' +
      'if one hunk does not fit, nothing is changed.',
    'Changes files by a patch in unified diff format: for each file the lines --- a/PATH and +++ b/PATH, then hunks that ' +
      'begin with @@ -12,4 +12,5 @@ and hold unchanged lines after a space, removed ones after -, and new ones after +. ' +
      'All hunks are applied, or none.',
    'Edits files by a diff as `diff -u` prints it. New files have --- /dev/null, removed ones +++ /dev/null.',
  ],
  inputSchema: inputOf({
    patch: { type: 'string', minLength: 1, description: 'The unified diff, with headers for each file.' },
  }),
  call({ given, tree }) {
    const patched = patchTree(tree, textIn(given, 'patch'));
    return { value: reportOn(patched), tree: patched.tree };
  },
};

function reportOn({ files, isRecounted }: Patched): string {
  const lines = files.map(fileReport);
  if (isRecounted) lines.push('The line counts in the headers of the hunks were wrong and were not used.');
  return lines.join('\n');
}

const verbs: Readonly<Record<PatchedFile['what'], string>> = {
  changed: 'Changed',
  made: 'Made',
  removed: 'Removed',
  renamed: 'Renamed to',
};

function fileReport({ path, what, modes }: PatchedFile): string {
  const count = modes.length === 1 ? '1 hunk' : `${modes.length} hunks`;
  const moved = modes.filter((mode) => mode === 'moved').length;
  const notes = [
    ...(what === 'changed' ? [count] : []),
    ...(moved > 0 ? [`${moved} at another line than the patch says`] : []),
    ...(modes.includes('fuzzy') ? ['with context that differs'] : []),
  ];
  return `${verbs[what]} ${path}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}.`;
}
