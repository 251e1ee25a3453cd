// The tables that SQL can name, for a list.
import type { TableInfo } from '../../pipeline/commands/inspector.ts';
import { type CollectionName, collections } from '../../schemas/index.ts';
import { openRuns } from './ask.ts';
import type { OpenRun } from './table.ts';
import { catalogueOf } from './tables.ts';

export async function tableInfos(directories: readonly string[]): Promise<readonly TableInfo[]> {
  await using open = await openRuns(directories);
  const { tables, views } = await catalogueOf(open.runs);
  return [
    ...tables.map(({ name, summary, columns }) => ({
      ...{ name, summary, columns: ['run', ...Object.keys(columns)] },
      ...countOf(name, open.runs),
    })),
    ...views.map(({ name, summary }) => ({ name, summary, columns: [] })),
  ];
}

/** Known without reading the records of a collection. */
function countOf(name: string, runs: readonly OpenRun[]): { readonly rows?: number } {
  const collection = name === 'plays' ? 'trajectories' : name;
  if (!(collection in collections)) return {};
  // The name is a key of `collections`, as checked above.
  return { rows: runs.reduce((sum, { store }) => sum + store.count(collection as CollectionName), 0) };
}
