// The calls that find and read documents: a search for each one that no earlier search has shown, then the page, or for a
// PDF the download and its text. Each search is made while the task is planned, so what it finds is known.
import type { Random } from '../../../pipeline/hash.ts';
import type { Document } from '../../../schemas/document.ts';
import type { LoadedLibrary } from '../../libraries/library.ts';
import { usualLimit } from '../../libraries/tools.ts';
import type { PlannedCall } from '../plan.ts';

export interface Wanted {
  readonly document: Document;
  readonly quote: string;
  /** Words that somebody who looks for it would search for. */
  readonly query: string;
  readonly purpose?: string;
}

export type ReadingCall = Omit<PlannedCall, 'goal'>;

/** How often the next document is read together with the one before it. */
const together = 0.35;
/** The most matches that a call returns. */
const mostMatches = 20;
/** Somebody who pages further has searched for the wrong words. */
const mostPages = 2;

/** Undefined where a document is not found by its words. */
export function readingCalls(
  wanted: readonly Wanted[],
  library: LoadedLibrary,
  random: Random,
): ReadingCall[] | undefined {
  const calls: ReadingCall[] = [];
  const shown = new Set<string>();
  const read = new Set<string>();
  for (const each of wanted) {
    const text = readAs(each);
    if (read.has(text.key)) continue;
    read.add(text.key);
    const alike = wanted.filter(({ query }) => query === each.query);
    const search = shown.has(each.document.file) ? nothing : searchFor(each, library, alike);
    if (!search) return undefined;
    for (const file of search.found) shown.add(file);
    for (const call of search.calls) calls.push({ ...call, turn: turnAfter(calls) });
    for (const { isFirst, ...call } of text.calls) {
      const isTogether = isFirst && calls.at(-1)?.tool === call.tool && random.chance(together);
      calls.push({ ...call, turn: turnAfter(calls) - Number(isTogether) });
    }
  }
  return calls;
}

const turnAfter = (calls: readonly ReadingCall[]): number => (calls.at(-1)?.turn ?? -1) + 1;

interface SearchMade {
  readonly calls: readonly Omit<ReadingCall, 'turn'>[];
  readonly found: readonly string[];
}

/** An earlier search has shown it. */
const nothing: SearchMade = { calls: [], found: [] };

/** A search by the query finds it, or else one by its title. */
function searchFor(
  { document: { file, title }, query, purpose }: Wanted,
  { search }: LoadedLibrary,
  alike: readonly Wanted[],
) {
  for (const words of [query, title]) {
    const hits = search(words);
    const ranks = words === query ? alike.map(({ document }) => hits.indexOf(document.file)) : [];
    const own = hits.indexOf(file);
    if (own === -1 || own >= mostMatches * mostPages) continue;
    // One search for all that it may find on its first page.
    const rank = own < mostMatches ? Math.max(own, ...ranks.filter((place) => place < mostMatches)) : own;
    return searchShowing(rank, { words, hits, purpose });
  }
  return undefined;
}

interface Hits {
  readonly words: string;
  readonly hits: readonly string[];
  readonly purpose: string | undefined;
}

/** The usual number of matches, or a larger one, or the next page of them. */
function searchShowing(rank: number, { words, hits, purpose }: Hits): SearchMade {
  const offset = Math.floor(rank / mostMatches) * mostMatches;
  const limit = offset === 0 ? ([usualLimit, 10].find((least) => rank < least) ?? mostMatches) : mostMatches;
  const given = {
    query: words,
    ...(limit === usualLimit ? {} : { limit }),
    ...(offset === 0 ? {} : { offset }),
  };
  const reason = purpose ?? `to find what the library has on ${words}`;
  return {
    calls: [{ tool: 'search_documents', arguments: given, purpose: reason }],
    found: hits.slice(offset, offset + limit),
  };
}

interface Reading {
  /** The same for what one call shows. */
  readonly key: string;
  readonly calls: readonly (Omit<ReadingCall, 'turn'> & { readonly isFirst: boolean })[];
}

function readAs({ document, quote }: Pick<Wanted, 'document' | 'quote'>): Reading {
  const { file, title, format, pages } = document;
  if (format === 'pdf') {
    const download = `downloads/${file.split('/').at(-1)}`;
    return {
      key: file,
      calls: [
        {
          tool: 'download_document',
          arguments: { document: file },
          purpose: `to get "${title}", which is a PDF file`,
          isFirst: true,
        },
        {
          tool: 'extract_text',
          arguments: { file: download },
          purpose: `to read the text of "${title}"`,
          isFirst: false,
        },
      ],
    };
  }
  const at = pages.findIndex((page) => page.includes(quote));
  const page = at > 0 ? { page: at + 1 } : {};
  return {
    key: `${file} ${at}`,
    calls: [
      {
        tool: 'open_document',
        arguments: { document: file, ...page },
        purpose: `to read "${title}"`,
        isFirst: true,
      },
    ],
  };
}
