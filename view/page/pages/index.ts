// The pages, in the order of the menu. Adding one is a file and a line.
import type { Page } from '../page.ts';
import { compare } from './compare.ts';
import { live } from './live.ts';
import { overview } from './overview.ts';
import { rejects } from './rejects.ts';
import { tools } from './tools.ts';
import { trajectories } from './trajectories.ts';
import { worlds } from './worlds.ts';

export const pages: readonly Page[] = [overview, trajectories, tools, worlds, rejects, compare, live];
