// Plain text. Its first line is its title.
import { type DocumentFormat, firstLineIn, textIn } from './format.ts';

export const plainText: DocumentFormat = {
  name: 'text',
  extensions: ['.txt'],
  async read(bytes) {
    const text = textIn(bytes);
    return { title: firstLineIn(text), pages: [text] };
  },
};
