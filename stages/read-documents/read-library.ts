// Reads the folder of a library: its documents with the facts that they state.
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { messageOf } from '../../pipeline/errors.ts';
import { withId } from '../../pipeline/hash.ts';
import type { NewRecord, RejectDraft } from '../../pipeline/stage.ts';
import type { CodeSample, StatedFact } from '../../schemas/document.ts';
import type { FactField, Library } from '../../schemas/library.ts';
import { checkFactsFile } from './check-facts-file.ts';
import { type FactsFile, factsFileName, readFactsFile } from './facts-file.ts';
import { filesIn } from './folder.ts';
import { documentFormats } from './formats/index.ts';
import { pagesOf } from './pages.ts';
import { factsInTables } from './tables.ts';

type NewDocument = NewRecord<'documents'>;

interface ReadLibrary {
  readonly library: NewRecord<'libraries'>;
  readonly documents: NewDocument[];
  readonly rejects: RejectDraft[];
}

/** In bytes. A larger file is a book or a data dump, which no agent reads. */
const largestFile = 20_000_000;

/** The time in plays where nothing says it. */
const anyTime = '2025-06-02T09:00:00Z';

export async function readLibrary(folder: string, name: string, signal: AbortSignal): Promise<ReadLibrary> {
  const known = await readFactsFile(folder);
  const documents: NewDocument[] = [];
  const rejects: RejectDraft[] = [];
  for (const file of await filesIn(folder)) {
    signal.throwIfAborted();
    const read = await readDocument(folder, { file, library: name });
    if ('reason' in read) rejects.push({ ...read, detail: `${file}: ${read.detail}` });
    else documents.push(withId({ ...read, facts: factsOf(read, known), samples: samplesOf(read, known) }));
  }
  if (known) checkFactsFile(known, documents, join(folder, factsFileName));
  return { library: withId(libraryOf(name, known, documents)), documents, rejects };
}

type Unread = Omit<RejectDraft, 'record'>;
type WithText = Omit<NewDocument, 'id' | 'facts' | 'samples'>;

async function readDocument(
  folder: string,
  { file, library }: { file: string; library: string },
): Promise<WithText | Unread> {
  const extension = extname(file).toLowerCase();
  const format = documentFormats.find(({ extensions }) => extensions.includes(extension));
  if (!format) {
    const known = documentFormats.flatMap(({ extensions }) => extensions).join(', ');
    return { reason: 'unknown format', detail: `"${extension}" is none of ${known}` };
  }
  const bytes = await readFile(join(folder, file));
  if (bytes.length > largestFile)
    return { reason: 'file too large', detail: `${bytes.length} bytes, of at most ${largestFile}` };
  try {
    const { title, pages } = await format.read(bytes);
    const divided = format.name === 'pdf' ? [...pages] : pages.flatMap(pagesOf);
    if (divided.every((page) => page.trim() === '')) return { reason: 'no text', detail: 'it holds no text' };
    return {
      from: [],
      library,
      file,
      format: format.name,
      title: title === '' ? basename(file) : title,
      pages: divided,
    };
  } catch (error) {
    return { reason: 'unreadable', detail: `it cannot be read as ${format.name} (${messageOf(error)})` };
  }
}

/** What the facts file says of it, and what else its tables state. */
function factsOf({ file, pages, format }: WithText, known: FactsFile | undefined): StatedFact[] {
  const written = (known?.facts ?? []).flatMap(({ document, ...fact }) => (document === file ? [fact] : []));
  const tabled = format === 'pdf' ? [] : pages.flatMap(factsInTables);
  const isWritten = ({ field, subject }: StatedFact): boolean =>
    written.some((fact) => fact.field === field && fact.subject === subject);
  return [...written, ...tabled.filter((fact) => !isWritten(fact))];
}

const samplesOf = ({ file }: WithText, known: FactsFile | undefined): CodeSample[] =>
  (known?.samples ?? []).flatMap(({ document, ...sample }) => (document === file ? [sample] : []));

function libraryOf(
  name: string,
  known: FactsFile | undefined,
  documents: readonly NewDocument[],
): Omit<NewRecord<'libraries'>, 'id'> {
  const { title, summary, clock, fields = {} } = known ?? {};
  const count = documents.length;
  return {
    from: [],
    name,
    title: title ?? `${name} library`,
    summary: summary ?? `Holds ${count} ${count === 1 ? 'document' : 'documents'}.`,
    clock: clock ?? anyTime,
    fields: { ...plainFields(documents), ...fields },
  };
}

/** How people ask about the fields of tables, where nothing says it. */
function plainFields(documents: readonly NewDocument[]): Library['fields'] {
  const names = [...new Set(documents.flatMap(({ facts }) => facts.map(({ field }) => field)))].sort();
  return Object.fromEntries(
    names.map((field): [string, FactField] => [
      field,
      {
        noun: 'entry',
        name: `${field} of {subject}`,
        ask: [`what is the ${field} of {subject}`, `what does it say about the ${field} of {subject}`],
        most: `entry with the highest ${field}`,
        least: `entry with the lowest ${field}`,
      },
    ]),
  );
}
