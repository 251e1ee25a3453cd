// The tools of a library, as agents see them.
import type { JsonObject } from '../../schemas/json.ts';

interface LibraryTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

const object = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});

const text = (description: string): JsonObject => ({ type: 'string', minLength: 1, description });
const page = (description: string): JsonObject => ({ type: 'integer', minimum: 1, description });

const document = text('The document, as a search returns it, such as "notes/plan.md".');

const citations: JsonObject = {
  type: 'array',
  minItems: 1,
  description: 'The passages that the report rests on.',
  items: object({ document, quote: text('A sentence or a row of a table, word for word.') }, [
    'document',
    'quote',
  ]),
};

/** How many matches a search returns if the call does not say so. */
export const usualLimit = 5;

export const libraryTools: readonly LibraryTool[] = [
  {
    name: 'search_documents',
    description:
      'Searches titles and text of all documents for words and returns the best matches, each with its title, its ' +
      'format, and a passage. Common words help little; names and subjects help most.',
    inputSchema: object(
      {
        query: text('Words to search for.'),
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 20,
          default: usualLimit,
          description: 'Most matches to return.',
        },
        offset: {
          type: 'integer',
          minimum: 0,
          default: 0,
          description: 'How many of the best matches to skip.',
        },
      },
      ['query'],
    ),
  },
  {
    name: 'open_document',
    description:
      'Returns one page of a document in Markdown, HTML, or plain text. PDF files cannot be opened: download them and ' +
      'extract their text.',
    inputSchema: object({ document, page: page('The page to return, 1 if not given.') }, ['document']),
  },
  {
    name: 'find_in_document',
    description:
      'Returns the passages of a document that contain the given text, with their pages. Not for PDF files.',
    inputSchema: object({ document, text: text('The text to find, regardless of case.') }, [
      'document',
      'text',
    ]),
  },
  {
    name: 'download_document',
    description: 'Downloads a document to the working folder and returns the name of the file there.',
    inputSchema: object({ document }, ['document']),
  },
  {
    name: 'extract_text',
    description: 'Returns the text of a downloaded file, all of it or the pages from one to another.',
    inputSchema: object(
      {
        file: text('The file, as the download returned it.'),
        from: page('First page, 1 if not given.'),
        to: page('Last page, the last of the file if not given.'),
      },
      ['file'],
    ),
  },
  {
    name: 'save_note',
    description: 'Keeps a note for later, such as a figure with the document that states it.',
    inputSchema: object({ text: text('The note.') }, ['text']),
  },
  {
    name: 'list_notes',
    description: 'Returns all notes that were saved.',
    inputSchema: object({}, []),
  },
  {
    name: 'check_citations',
    description: 'Tells for each quote whether it stands in its document word for word, and on which page.',
    inputSchema: object({ citations }, ['citations']),
  },
  {
    name: 'write_report',
    description:
      'Writes the report for the user, or replaces the one that was written. Every figure in it needs a citation: the ' +
      'document and the words that state it.',
    inputSchema: object(
      { title: text('The title.'), body: text('The report in sentences, with its figures.'), citations },
      ['title', 'body', 'citations'],
    ),
  },
];
