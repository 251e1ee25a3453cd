// Tools of the process of versions.
import type { Operation } from '../operation.ts';
import { checkRelease, compareVersions, versionHistory } from './reading.ts';
import { restoreVersion, saveVersion } from './saving.ts';

export const versionOperations: readonly Operation[] = [
  saveVersion,
  restoreVersion,
  compareVersions,
  checkRelease,
  versionHistory,
];
