// Everything that SQL can name, and which of it a statement names.
import { compareIds } from '../../pipeline/store.ts';
import type { OpenRun, Table, View } from './table.ts';
import { collectionTables } from './tables/collections.ts';
import { datasetTables } from './tables/datasets.ts';
import { playTables } from './tables/plays.ts';
import { views } from './tables/views.ts';

export interface Catalogue {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
}

export const catalogueOf = async (runs: readonly OpenRun[]): Promise<Catalogue> => ({
  tables: [...playTables, ...collectionTables, ...(await datasetTables(runs))],
  views,
});

export const namesIn = ({ tables, views: derived }: Catalogue): string[] =>
  [...tables, ...derived].map(({ name }) => name).sort(compareIds);

/**
 * What a statement may read: every table whose name occurs in it as a word. That is more than it does read, and never
 * less. A statement that names none, such as SHOW TABLES, gets all.
 */
export function namedIn(sql: string, catalogue: Catalogue): Catalogue {
  const words = new Set(sql.toLowerCase().match(/\w+/g) ?? []);
  const named = catalogue.views.filter(({ name }) => words.has(name));
  const needed = new Set([...words, ...named.flatMap(({ needs }) => needs)]);
  const tables = catalogue.tables.filter(({ name }) => needed.has(lastWord(name)));
  return tables.length === 0 ? catalogue : { tables, views: named };
}

/** Without its schema. */
const lastWord = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
