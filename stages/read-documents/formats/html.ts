// HTML, turned into Markdown. Scripts and styles are left out; nothing is loaded or executed.
import { type DocumentFormat, firstLineIn, textIn } from './format.ts';

export const html: DocumentFormat = {
  name: 'html',
  extensions: ['.html', '.htm'],
  async read(bytes) {
    const source = textIn(bytes);
    // The converter takes the cube of the depth, and overflows the stack beyond some thousand levels.
    if (levelsIn(source) > mostLevels)
      throw new Error(`its elements are nested deeper than ${mostLevels} levels`);
    const converter = (await import('node-html-markdown')).default; // few runs read HTML
    const text = withoutPadding(converter.NodeHtmlMarkdown.translate(source, { ignore: ['head'] })).trim();
    return { title: firstLineIn(text), pages: [text] };
  },
};

/** Pages of the web stay below 50. */
const mostLevels = 200;

/** Elements that have no end, or whose end may be left out. */
const unended = new Set(
  (
    'area base br col embed hr img input link meta source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option optgroup html head body'
  ).split(' '),
);

function levelsIn(source: string): number {
  let [level, deepest] = [0, 0];
  for (const [, slash, name = '', rest = ''] of source.matchAll(/<(\/?)([a-z][a-z0-9-]*)([^<>]*)/gi)) {
    if (unended.has(name.toLowerCase()) || rest.endsWith('/')) continue;
    level = Math.max(0, level + (slash === '/' ? -1 : 1));
    deepest = Math.max(deepest, level);
  }
  return deepest;
}

/** Rows of tables without the spaces that line up their columns: they are quoted. */
const withoutPadding = (markdown: string): string =>
  markdown.replaceAll(/^\|.*$/gm, (row) => row.replaceAll(/ {2,}/g, ' '));
