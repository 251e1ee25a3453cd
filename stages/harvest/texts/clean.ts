// Foreign texts without what nobody sees, and without what nobody should train on. Each kind that was removed is
// named, and nothing else is changed: `List<String>` is no mark-up.
import { withoutPrivate } from '../../private-texts.ts';

export interface CleanText {
  readonly text: string;
  /** "invisible characters removed" */
  readonly issues: readonly string[];
}

/** Inside an emoji, and between letters of scripts that join them, what shows nothing has a meaning. */
const meaningful = [
  String.raw`\u{1F3F4}[\u{E0030}-\u{E007A}]{3,6}\u{E007F}`, // the flags of England, Scotland, and Wales
  String.raw`(?<=[\p{Extended_Pictographic}\u{FE0F}\u{1F3FB}-\u{1F3FF}])\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=[\p{Script=Arabic}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])`,
  String.raw`(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}]`,
].join('|');

/** Soft hyphens, marks of direction, joiners, fillers, selectors, and tags, which can spell a whole sentence. */
const invisible = String.raw`[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]`;

const unseen = new RegExp(`(${meaningful})|${invisible}`, 'gu');
const halves = /\p{Cs}/gu;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;
/** With the sequences that color a terminal. A tab and a line feed are white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /\u001b\[[0-9;]*[A-Za-z]|(?![\t\n])\p{Cc}/gu;

/** The text as a reader sees it, without private data. Layout and mark-up stay. */
export function cleanText(raw: string): CleanText {
  const issues: string[] = [];
  const removed = (text: string, what: string, clean: (text: string) => string): string => {
    const result = clean(text);
    if (result !== text) issues.push(`${what} removed`);
    return result;
  };
  let text = removed(raw, 'half characters', (each) => each.replaceAll(halves, ''));
  text = removed(text, 'invisible characters', withoutInvisible).replaceAll(lineEnds, '\n');
  text = removed(text, 'control characters', (each) => each.replaceAll(controls, ' '));
  const { text: clean, found } = withoutPrivate(text);
  return { text: clean, issues: [...issues, ...found.map((what) => `${what} removed`)] };
}

export const withoutInvisible = (text: string): string =>
  text.replaceAll(unseen, (_, kept: string | undefined) => kept ?? '');

/** What makes a text unfit for a name or for data, where nothing can be taken out of it. */
export const isUnfit = (text: string): boolean => /[\p{Cs}\u{E0000}-\u{E007F}]/u.test(text);

/** Tags that format a text, where the text has both the opening and the closing one, or a line break. */
const formatting =
  /<(\/?)(a|b|br|code|div|em|h[1-6]|hr|i|li|ol|p|pre|span|strong|sub|sup|table|td|th|tr|u|ul)((?:\s+[\w-]+="[^"<>]{0,200}")*)\s*\/?>/gi;

/** Words without the mark-up around them, white space folded within lines. */
export function plainText(text: string): string {
  const tags = [...text.matchAll(formatting)];
  const closed = new Set(tags.flatMap(([, slash, tag = '']) => (slash ? [tag.toLowerCase()] : [])));
  return text
    .replaceAll(formatting, (written, _, tag: string) => {
      const name = tag.toLowerCase();
      if (name === 'br' || name === 'hr') return '\n';
      return closed.has(name) ? '' : written;
    })
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
