// Long text, shown in part.

/** Ends before a character that would be cut in half. `how`: how to see the rest, as a sentence goes on. */
export function folded(text: string, most: number, how: string): string {
  if (text.length <= most) return text;
  const shown = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${shown}…\n    (${text.length - shown.length} more characters; ${how})`;
}
