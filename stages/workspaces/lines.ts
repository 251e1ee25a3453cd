// A text as lines that know how they end, so that an edit of one line leaves the others as they are: LF, CRLF, or
// nothing at the end of the last one.
export interface Line {
  readonly text: string;
  readonly end: '\n' | '\r\n' | '';
}

/** Joined again, the lines are the text. An empty text has none. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    if (at === -1) {
      lines.push({ text: text.slice(start), end: '' });
      break;
    }
    const isWindows = at > start && text[at - 1] === '\r';
    lines.push({ text: text.slice(start, isWindows ? at - 1 : at), end: isWindows ? '\r\n' : '\n' });
    start = at + 1;
  }
  return lines;
}

export const textOfLines = (lines: readonly Line[]): string =>
  lines.map(({ text, end }) => text + end).join('');

/** How most lines of a file end; LF where there is none. */
export function usualEnd(lines: readonly Line[]): '\n' | '\r\n' {
  const windows = lines.filter(({ end }) => end === '\r\n').length;
  return windows * 2 > lines.filter(({ end }) => end !== '').length ? '\r\n' : '\n';
}

/** In words: "1 line", "12 lines". */
export const lineCount = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;
