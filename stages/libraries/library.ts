// A library in memory: its documents with an index over their words. Ranked by BM25+ (Lv and Zhai 2011), as MiniSearch
// computes it.
import MiniSearch from 'minisearch';
import { BugError } from '../../pipeline/errors.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Document } from '../../schemas/document.ts';
import type { Library } from '../../schemas/library.ts';

export interface LoadedLibrary {
  readonly library: Library;
  readonly documents: ReadonlyMap<string, Document>;
  /** Files of the documents that have words of the query, the best first. */
  search(query: string): readonly string[];
}

const loaded = new WeakMap<Reader, Map<string, Promise<LoadedLibrary>>>();

/** By the ID of its record. Each is read once per store. */
export function libraryWith(store: Reader, id: string): Promise<LoadedLibrary> {
  const libraries = loaded.get(store) ?? new Map<string, Promise<LoadedLibrary>>();
  loaded.set(store, libraries);
  const known = libraries.get(id) ?? load(store, id);
  libraries.set(id, known);
  return known;
}

async function load(store: Reader, id: string): Promise<LoadedLibrary> {
  const library = await store.get('libraries', id);
  const { documents = [] } = await store.siblings('libraries', id);
  return indexed(library, documents);
}

/** Titles say best what a document is about. */
const boost = { title: 2 };

export function indexed(library: Library, documents: readonly Document[]): LoadedLibrary {
  const index = new MiniSearch<{ id: string; title: string; text: string }>({
    fields: ['title', 'text'],
    searchOptions: { boost },
  });
  index.addAll(documents.map(({ file, title, pages }) => ({ id: file, title, text: pages.join('\n') })));
  const found = new Map<string, readonly string[]>();
  return {
    library,
    documents: new Map(documents.map((document) => [document.file, document])),
    search(query) {
      const known = found.get(query) ?? ranked(index.search(query));
      found.set(query, known);
      return known;
    },
  };
}

/** Equal scores are ordered by name, so that results do not depend on the order of reading. */
const ranked = (hits: readonly { id: string; score: number }[]): string[] =>
  [...hits].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

export function documentIn({ documents, library }: LoadedLibrary, file: string): Document {
  const document = documents.get(file);
  if (!document) throw new BugError(`the library ${library.name} has no document ${file}`);
  return document;
}
