// Formats of the C family: "Adds %s to %d things.".
import type { Argument } from './grammar.ts';
import type { Node } from './source.ts';

/** A format in parts: each verb gives way to its argument. */
export function formattedParts(format: string, given: readonly Argument[]): (string | Node)[] {
  return format.split(/%[-+#0 ,]*[\d.]*[a-zA-Z]/).flatMap((text, index) => {
    const value = index === 0 ? undefined : given[index - 1]?.value;
    const written = text.replaceAll('%%', '%');
    return value ? [value, written] : [written];
  });
}
