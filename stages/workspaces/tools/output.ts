// What programs print, as an agent sees it.
import { mostShown } from '../limits.ts';

/** The beginning and the end say most; what is left out is said. */
export function cutMiddle(text: string): string {
  if (text.length <= mostShown) return text;
  const half = mostShown / 2;
  const left = text.length - mostShown;
  return `${text.slice(0, half)}\n(${left} characters left out)\n${text.slice(-half)}`;
}
