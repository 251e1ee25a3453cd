// Which tools of a server may be called without changing anything.
import { snakeCase } from '../english.ts';
import type { ListedTool } from './listed-tools.ts';

/**
 * Whether a tool only reads: its annotations say so, or, if they say nothing, its name does. A tool that may
 * destroy something never counts.
 */
export function isReadOnly({ name, annotations }: Pick<ListedTool, 'name' | 'annotations'>): boolean {
  if (annotations?.destructiveHint === true) return false;
  if (typeof annotations?.readOnlyHint === 'boolean') return annotations.readOnlyHint;
  const [verb = ''] = snakeCase(name).split('_');
  return readingVerbs.has(verb);
}

const readingVerbs = new Set(
  'get list search find read query show fetch lookup look describe count browse view check'.split(' '),
);
