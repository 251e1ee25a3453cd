// cut_off: no answer stops in the middle of a sentence.
import { answersIn, fatal, type Rule } from './rule.ts';

/** Words that no English sentence ends with, whatever the style. */
const never = new Set(
  (
    'a an the of to for with from by at in on into onto than as and or but nor because if when while where ' +
    'that which who whose is are was were has have had will would can could should may might must be been ' +
    'being your my our their its his her this these those every each also very now both between within ' +
    'without about'
  ).split(' '),
);
/** Words of the list that do end sentences: "as you asked for it to be", "I am sure that it is", "see above in". */
const sometimes = new Set(
  'in on by for to with from at is are was were be been has have had can will now that this both her about'.split(
    ' ',
  ),
);

const isListLine = (line: string): boolean =>
  /^\s*(?:[-*•|>#]|\d+[.)]\s|```)/.test(line) || /\|\s*$/.test(line);

/** How a text breaks off; undefined if it ends. */
function breakIn(content: string): string | undefined {
  const text = content.trim();
  if (text === '') return undefined;
  if ((text.match(/```/g) ?? []).length % 2 === 1) return 'a block of code is not closed';
  const last = text.split('\n').at(-1)?.trim() ?? '';
  const bare = last.replaceAll(/(?<![*_`~])[*_`~]+$/g, '');
  if (isListLine(last)) return undefined;
  if (/[,:;(\u2013\u2014/&+=-]$/.test(bare)) return `it ends with "${bare.slice(-1)}"`;
  return /[\p{L}\p{N}]$/u.test(bare) ? missingEnd(bare, text.slice(0, -last.length)) : undefined;
}

/** Of a line that ends with a letter or a digit: some people use no periods. */
function missingEnd(line: string, before: string): string | undefined {
  const word = /(?<![\p{L}'])([\p{L}']+)$/u.exec(line)?.[1]?.toLowerCase() ?? '';
  if (never.has(word) && !sometimes.has(word)) return `it ends with "${word}"`;
  // Whoever ends one sentence with a period ends the next one, too.
  const isPunctuated = /[.!?]["”')\]]?\s+\S/.test(line) || /[.!?]\s*$/.test(before);
  const length = line.split(/\s+/).length;
  if (isPunctuated || length > longestLine) return 'its last sentence has no end';
  return length > 8 && never.has(word) ? `it ends with "${word}"` : undefined;
}

/** Words in a line that needs no period, such as a date or a name. */
const longestLine = 4;

export const cutOff: Rule = {
  name: 'cut_off',
  summary: 'No answer stops in the middle of a sentence.',
  check: ({ played }) =>
    answersIn(played).flatMap(({ at, content }) => {
      const how = breakIn(content);
      return how === undefined
        ? []
        : [fatal(at, `the answer is cut off: ${how}, "…${content.trim().slice(-60)}"`)];
    }),
};
