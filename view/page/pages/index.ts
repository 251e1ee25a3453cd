// The pages, in the order of the menu. Adding one is a file and a line.
import type { Page } from '../page.ts';

export const pages: readonly Page[] = [];
