// PDF: the text of its pages, by PDF.js. Pages without text, such as scans, are empty.
import { type DocumentFormat, firstLineIn } from './format.ts';

/** Its warnings go to standard output, where only data belongs. */
const errorsOnly = 0;

export const pdf: DocumentFormat = {
  name: 'pdf',
  extensions: ['.pdf'],
  async read(bytes) {
    const { extractText, getDocumentProxy } = await import('unpdf');
    // PDF.js takes the memory of what it is given.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: errorsOnly });
    try {
      const { text } = await extractText(document, { mergePages: false });
      const pages = text.map((page) => page.trim());
      return { title: firstLineIn(pages.join('\n')), pages };
    } finally {
      await document.destroy();
    }
  },
};
