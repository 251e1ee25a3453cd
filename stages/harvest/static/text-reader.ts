// Texts that are read in parts.
import { longestValue } from './limits.ts';

/** Stands in a text for a part that is not known. */
export const gap = '…';

/** The parts as one text, unless one of them is unknown or the text becomes too long. */
export function join(parts: readonly unknown[], between = ''): string | undefined {
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') return undefined;
    text += index === 0 ? part : between + part;
    if (text.length > longestValue) return undefined;
  }
  return text;
}
