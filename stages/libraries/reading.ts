// Reading in a library: what its tools return in one session. Reading changes nothing; notes and downloads last as long as the session;
// the report is its state.
import { BugError } from '../../pipeline/errors.ts';
import type { Document } from '../../schemas/document.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { StateChange, ToolResult } from '../../schemas/trajectory.ts';
import { refusal } from '../worlds/program.ts';
import type { LoadedLibrary } from './library.ts';
import { holdsQuote } from './quotes.ts';
import { citationsIn, reportKey, reportTable } from './report.ts';
import { usualLimit } from './tools.ts';

interface Desk {
  readonly library: LoadedLibrary;
  readonly notes: string[];
  readonly downloads: Map<string, Document>;
  report: JsonObject | null;
}

type Handler = (given: JsonObject, desk: Desk) => ToolResult;

export interface Reading {
  call(name: string, given: JsonObject): ToolResult;
  snapshot(): Json;
  rewind(): void;
}

export function startReading(library: LoadedLibrary): Reading {
  const desk: Desk = { library, notes: [], downloads: new Map(), report: null };
  return {
    call(name, given) {
      const handler = handlers[name];
      if (!handler) throw new BugError(`the library ${library.library.name} has no tool ${name}`);
      return handler(given, desk);
    },
    snapshot: () => ({ [reportTable]: desk.report === null ? null : '(filled)' }),
    rewind() {
      desk.notes.length = 0;
      desk.downloads.clear();
      desk.report = null;
    },
  };
}

const found = (value: Json, changes: StateChange[] = []): ToolResult => ({
  ok: true,
  value,
  tier: 'code',
  changes,
});

/** The document that is named, or the error that an agent gets. */
function withDocument(
  given: JsonObject,
  { library }: Desk,
  use: (document: Document) => ToolResult,
): ToolResult {
  const document = library.documents.get(String(given.document));
  return document ? use(document) : refusal('NOT_FOUND', `There is no document ${String(given.document)}.`);
}

const isPdf = ({ format }: Document): boolean => format === 'pdf';

const notReadable = ({ file }: Document): ToolResult =>
  refusal('NOT_READABLE', `${file} is a PDF file. Download it and extract its text.`);

const numberOr = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

const handlers: Readonly<Record<string, Handler>> = {
  search_documents({ query, limit, offset }, { library }) {
    const hits = library.search(String(query));
    const first = numberOr(offset, 0);
    return found({
      found: hits.length,
      results: hits.slice(first, first + numberOr(limit, usualLimit)).flatMap((file) => {
        const document = library.documents.get(file);
        return document ? [asHit(document, String(query))] : [];
      }),
    });
  },
  open_document: (given, desk) =>
    withDocument(given, desk, (document) => {
      if (isPdf(document)) return notReadable(document);
      const { file, title, format, pages } = document;
      const page = numberOr(given.page, 1);
      const text = pages[page - 1];
      return text === undefined
        ? refusal('NO_SUCH_PAGE', `${file} has ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}.`)
        : found({ document: file, title, format, page, pages: pages.length, text });
    }),
  find_in_document: (given, desk) =>
    withDocument(given, desk, (document) => {
      if (isPdf(document)) return notReadable(document);
      const wanted = String(given.text).toLowerCase();
      const matches = document.pages.flatMap((text, at) =>
        text
          .split(/\n+/)
          .filter((passage) => passage.toLowerCase().includes(wanted))
          .map((passage) => ({ page: at + 1, text: passage })),
      );
      return found({ document: document.file, matches });
    }),
  download_document: (given, desk) =>
    withDocument(given, desk, (document) => {
      const file = `downloads/${document.file.split('/').at(-1)}`;
      desk.downloads.set(file, document);
      return found({ document: document.file, file, format: document.format, pages: document.pages.length });
    }),
  extract_text({ file, from, to }, { downloads }) {
    const document = downloads.get(String(file));
    if (!document) return refusal('NOT_FOUND', `There is no file ${String(file)} in the working folder.`);
    const { pages } = document;
    const [first, last] = [numberOr(from, 1), numberOr(to, pages.length)];
    if (first > pages.length || last < first)
      return refusal('NO_SUCH_PAGE', `${String(file)} has ${pages.length} pages.`);
    const text = pages.slice(first - 1, last).map((page, at) => ({ page: first + at, text: page }));
    return found({ document: document.file, file: String(file), text });
  },
  save_note({ text }, { notes }) {
    notes.push(String(text));
    return found({ note: notes.length });
  },
  list_notes: (_, { notes }) => found({ notes: notes.map((text, at) => ({ note: at + 1, text })) }),
  check_citations: ({ citations }, { library }) =>
    found({
      citations: citationsIn(citations).map(({ document, quote }) => {
        const at = library.documents.get(document)?.pages.findIndex((page) => holdsQuote(page, quote)) ?? -1;
        return at === -1 ? { document, found: false } : { document, found: true, page: at + 1 };
      }),
    }),
  write_report({ title = '', body = '', citations = [] }, desk) {
    const unknown = citationsIn(citations).find(({ document }) => !desk.library.documents.has(document));
    if (unknown) return refusal('NOT_FOUND', `There is no document ${unknown.document}.`);
    const before = desk.report;
    desk.report = { id: reportKey, title, body, citations };
    const change = { table: reportTable, key: reportKey, before, after: desk.report };
    return found({ report: title, citations: citationsIn(citations).length, saved: true }, [change]);
  },
};

/** In characters on either side of the first word that was found. */
const around = 90;

function asHit({ file, title, format, pages }: Document, query: string): JsonObject {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const text = pages.join(' ').replaceAll(/\s+/g, ' ');
  const lower = text.toLowerCase();
  const at = words.map((word) => lower.indexOf(word)).find((place) => place >= 0) ?? 0;
  const start = Math.max(0, at - around);
  const passage = text.slice(start, at + around).trim();
  return {
    document: file,
    title,
    format,
    pages: pages.length,
    passage: `${start > 0 ? '… ' : ''}${passage} …`,
  };
}
