// What the documents of a library state, subject by subject: a correction takes the place of what it corrects, and a
// figure on which two documents disagree is left out.
import type { Document, StatedFact } from '../../../schemas/document.ts';
import type { FactField } from '../../../schemas/library.ts';
import type { LoadedLibrary } from '../../libraries/library.ts';

export interface Source {
  readonly document: Document;
  readonly quote: string;
}

export interface KnownFact {
  readonly field: string;
  readonly subject: string;
  readonly about: FactField;
  readonly value: string | number;
  /** The document that states the value. */
  readonly source: Source;
  /** What a later document has corrected. */
  readonly corrected?: Source;
}

const known = new WeakMap<LoadedLibrary, readonly KnownFact[]>();

export function factsIn(loaded: LoadedLibrary): readonly KnownFact[] {
  const facts = known.get(loaded) ?? resolved(loaded);
  known.set(loaded, facts);
  return facts;
}

type Stated = StatedFact & { readonly document: Document };

function resolved({ library, documents }: LoadedLibrary): KnownFact[] {
  const groups = new Map<string, Stated[]>();
  for (const document of documents.values())
    for (const fact of document.facts) {
      const key = JSON.stringify([fact.field, fact.subject]);
      groups.set(key, [...(groups.get(key) ?? []), { ...fact, document }]);
    }
  return [...groups.values()].flatMap((stated) => {
    const about = library.fields[stated[0]?.field ?? ''];
    return about ? factOf(stated, about) : [];
  });
}

function factOf(stated: readonly Stated[], about: FactField): KnownFact[] {
  const corrections = stated.filter(({ corrects }) => corrects !== undefined);
  const valid = corrections.length > 0 ? corrections : stated;
  const [first] = valid;
  if (!first || valid.some(({ value }) => value !== first.value)) return [];
  const corrected = stated.find(({ document }) => document.file === first.corrects);
  return [
    {
      field: first.field,
      subject: first.subject,
      about,
      value: first.value,
      source: first,
      ...(corrected ? { corrected } : {}),
    },
  ];
}

/** "depth of the main quay of Tarn Head" */
export const nameOf = ({ about, subject }: Pick<KnownFact, 'about' | 'subject'>): string =>
  about.name.replaceAll('{subject}', subject);
