// HTML, turned into Markdown. Scripts and styles are left out; nothing is loaded or executed.
import { NodeHtmlMarkdown } from 'node-html-markdown';
import { type DocumentFormat, firstLineIn, textIn } from './format.ts';

export const html: DocumentFormat = {
  name: 'html',
  extensions: ['.html', '.htm'],
  async read(bytes) {
    const text = withoutPadding(NodeHtmlMarkdown.translate(textIn(bytes), { ignore: ['head'] })).trim();
    return { title: firstLineIn(text), pages: [text] };
  },
};

/** Rows of tables without the spaces that line up their columns: they are quoted. */
const withoutPadding = (markdown: string): string =>
  markdown.replaceAll(/^\|.*$/gm, (row) => row.replaceAll(/ {2,}/g, ' '));
