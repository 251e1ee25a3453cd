/** @typedef {{ start: number, end: number, lines: string[] }} Cue times in milliseconds */

const TIMES = /^(\d{2,}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d),(\d{3})$/;

/**
 * Reads subtitles in SRT form: blocks of a number, a line of times, and lines of text, with empty lines between them.
 * The numbers are not used. Lines may end in CRLF.
 *
 *     1
 *     00:00:01,500 --> 00:00:03,000
 *     Good evening.
 *
 * @param {string} text
 * @returns {Cue[]} in the order of the text
 * @throws {SyntaxError} with the number of the block, counted from 1, if a block has no such line of times in second
 *   place, no text, or an end that is not after its start
 */
export function parseSrt(text) {
  const blocks = text.replace(/\r\n/g, '\n').split(/\n{2,}/);
  return blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block, index) => {
      const [, times = '', ...lines] = block.split('\n');
      const match = TIMES.exec(times.trim());
      if (!match || lines.length === 0) throw new SyntaxError(`Block ${index + 1} is not a subtitle.`);
      const [start, end] = [match.slice(1, 5), match.slice(5, 9)].map(milliseconds);
      if (end <= start) throw new SyntaxError(`Block ${index + 1} ends before it starts.`);
      return { start, end, lines };
    });
}

/** @param {string[]} parts */
function milliseconds(parts) {
  const [hours, minutes, seconds, rest] = parts.map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest;
}

/**
 * Writes subtitles in SRT form, numbered from 1, with LF at the end of lines and an empty line after every block.
 *
 * @param {Cue[]} cues
 */
export function formatSrt(cues) {
  return cues
    .map(
      ({ start, end, lines }, index) =>
        `${index + 1}\n${time(start)} --> ${time(end)}\n${lines.join('\n')}\n\n`,
    )
    .join('');
}

/** @param {number} milliseconds */
export function time(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  /** @type {(value: number, length: number) => string} */
  const pad = (value, length) => String(value).padStart(length, '0');
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map((part) => pad(part, 2)).join(':')},${pad(milliseconds % 1000, 3)}`;
}
