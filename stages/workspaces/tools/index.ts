// The registry of workspace tools: to add one, add a file and a line.
import { applyPatchTool } from './apply-patch.ts';
import { deleteFile } from './delete-file.ts';
import { listFiles } from './list-files.ts';
import { moveFile } from './move-file.ts';
import { readFile } from './read-file.ts';
import { replaceInFile } from './replace-in-file.ts';
import { run } from './run.ts';
import { runTestsTool } from './run-tests.ts';
import { search } from './search.ts';
import type { WorkspaceTool } from './tool.ts';
import { writeFile } from './write-file.ts';

export const workspaceTools: readonly WorkspaceTool[] = [
  listFiles,
  readFile,
  search,
  writeFile,
  replaceInFile,
  applyPatchTool,
  runTestsTool,
  run,
  deleteFile,
  moveFile,
];
