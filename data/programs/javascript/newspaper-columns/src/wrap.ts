/**
 * Breaks a text into lines. Words are separated by white space and stay in order; a line takes as many words,
 * with one space between them, as fit into the width. A word that is longer than the width is cut into pieces:
 * all but the last have a hyphen at their end and fill the width with it. Such a word begins on a new line, and
 * its last piece is followed by other words as usual. Paragraphs, which are separated by empty lines, begin on
 * new lines, with an empty line between them.
 *
 * @param width at least 2
 * @returns lines without spaces at their ends, each with `isLast` true at the end of its paragraph
 * @throws {RangeError} if the width is below 2
 */
export function wrap(text: string, width: number): { text: string; isLast: boolean }[] {
  if (!(width >= 2))
    throw new RangeError(`A column of width ${width} has no room for a letter and a hyphen.`);
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return paragraphs.flatMap((paragraph, index) => {
    const lines = wrapParagraph(paragraph, width).map((line, at, all) => ({
      text: line,
      isLast: at === all.length - 1,
    }));
    return index === 0 ? lines : [{ text: '', isLast: true }, ...lines];
  });
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    let rest = word;
    while (rest.length > width) {
      lines.push(`${rest.slice(0, width - 1)}-`);
      rest = rest.slice(width - 1);
    }
    line = rest;
  }
  return [...lines, line];
}
