// The registry of harvest sources: to add one, add a file and a line.
import { folders } from './folders.ts';
import { github } from './github.ts';
import { npm } from './npm.ts';
import { packages } from './packages.ts';
import { pypi } from './pypi.ts';
import { servers } from './servers.ts';
import type { Source } from './source.ts';

export const sources: readonly Source[] = [packages, folders, github, npm, pypi, servers];
