// Markdown: read as it is.
import { type DocumentFormat, firstLineIn, textIn } from './format.ts';

export const markdown: DocumentFormat = {
  name: 'markdown',
  extensions: ['.md', '.markdown'],
  async read(bytes) {
    const text = textIn(bytes);
    const heading = /^#\s+(.+)$/m.exec(text)?.[1]?.trim();
    return { title: heading ?? firstLineIn(text), pages: [text] };
  },
};
