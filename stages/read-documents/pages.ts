// Divides long text into pages as a reader shows them, between paragraphs.

/** In characters. About what a screen or two shows, and what a tool returns at once. */
const longestPage = 4000;

export function pagesOf(text: string): string[] {
  const pages: string[] = [];
  let page = '';
  for (const paragraph of text.split(/\n{2,}/).flatMap(pieces)) {
    if (page !== '' && page.length + paragraph.length + 2 > longestPage) {
      pages.push(page);
      page = '';
    }
    page = page === '' ? paragraph : `${page}\n\n${paragraph}`;
  }
  return page === '' ? pages : [...pages, page];
}

/** A paragraph, in parts where it is longer than a page: between lines if it has some, or else anywhere. */
function pieces(paragraph: string): string[] {
  if (paragraph.length <= longestPage) return [paragraph];
  const end = paragraph.lastIndexOf('\n', longestPage);
  const cut = end > 0 ? end : longestPage;
  return [paragraph.slice(0, cut), ...pieces(paragraph.slice(cut).replace(/^\n/, ''))];
}
