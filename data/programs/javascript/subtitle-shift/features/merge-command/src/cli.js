import { formatSrt, parseSrt } from './srt.js';

/** Readers cannot follow more characters per second than this; it is the limit of most broadcasters. */
const FASTEST = 20;

/** @typedef {import('./srt.js').Cue} Cue */
/**
 * @typedef {{ read: (path: string) => string, write: (text: string) => void }} Io `read` throws if there is no
 *   file
 */

const USAGE = `usage: subtitles shift FILE SECONDS
       subtitles stretch FILE FACTOR
       subtitles check FILE
`;
const JOIN_USAGE = '       subtitles join FIRST SECOND SECONDS\n';

/** @type {Record<string, (cues: Cue[], number: number) => string>} */
const COMMANDS = {
  shift: (cues, seconds) => {
    const offset = Math.round(seconds * 1000);
    const shifted = cues.map((cue) => ({ ...cue, start: cue.start + offset, end: cue.end + offset }));
    return formatSrt(shifted.filter((cue) => cue.start >= 0));
  },
  stretch: (cues, factor) =>
    formatSrt(
      cues.map((cue) => ({
        ...cue,
        start: Math.round(cue.start * factor),
        end: Math.round(cue.end * factor),
      })),
    ),
};

/**
 * Runs the command line.
 *
 * - `shift FILE SECONDS` moves all subtitles, later or (with a negative number) earlier; those that would begin
 *   before 0 are dropped.
 * - `stretch FILE FACTOR` multiplies all times with a factor above 0, rounded to milliseconds.
 * - `join FIRST SECOND SECONDS` appends the second file to the first one, shifted as by `shift`.
 * - `check FILE` writes a line for each problem, and `ok` if there is none: `2: overlaps 1` if a subtitle starts
 *   before the one before it ends; `2: too fast (24 characters per second)` if its text, without line ends, has
 *   more than 20 characters per second (written rounded up). The number is that of the subtitle, from 1; an
 *   overlap comes first.
 *
 * @param {string[]} argv command and arguments
 * @param {Io} io
 * @returns {number} 0; 1 if a file cannot be read or has mistakes (written as `FILE: REASON`), or if check found
 *   problems; 2, after writing how to use the tool, if the arguments are wrong
 */
export function main(argv, io) {
  return argv[0] === 'join' ? join(argv.slice(1), io) : change(argv, io);
}

/**
 * @param {string[]} argv
 * @param {Io} io
 */
function join(argv, { read, write }) {
  if (argv.length !== 3 || !isNumber('shift', argv[2])) {
    write(USAGE + JOIN_USAGE);
    return 2;
  }
  /** @type {Cue[]} */
  const cues = [];
  for (const [index, file] of argv.slice(0, 2).entries()) {
    try {
      const found = parseSrt(read(file));
      cues.push(...(index === 0 ? found : parseSrt(COMMANDS.shift(found, Number(argv[2])))));
    } catch (error) {
      write(`${file}: ${/** @type {Error} */ (error).message}\n`);
      return 1;
    }
  }
  write(formatSrt(cues));
  return 0;
}

/**
 * @param {string[]} argv
 * @param {Io} io
 */
function change(argv, { read, write }) {
  const [command, file, number, ...rest] = argv;
  const isCheck = command === 'check' && argv.length === 2;
  const isChange = Object.hasOwn(COMMANDS, command ?? '') && rest.length === 0 && isNumber(command, number);
  if (!isCheck && !isChange) {
    write(USAGE);
    return 2;
  }
  let cues;
  try {
    cues = parseSrt(read(file));
  } catch (error) {
    write(`${file}: ${/** @type {Error} */ (error).message}\n`);
    return 1;
  }
  if (!isCheck) {
    write(COMMANDS[command](cues, Number(number)));
    return 0;
  }
  const problems = findProblems(cues);
  write(problems.length === 0 ? 'ok\n' : problems.map((line) => `${line}\n`).join(''));
  return problems.length === 0 ? 0 : 1;
}

/**
 * @param {string} command
 * @param {string | undefined} text
 */
function isNumber(command, text) {
  if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return false;
  return command === 'shift' || Number(text) > 0;
}

/**
 * @param {Cue[]} cues
 * @returns {string[]}
 */
function findProblems(cues) {
  return cues.flatMap((cue, index) => {
    const found = [];
    if (index > 0 && cue.start < cues[index - 1].end) found.push(`${index + 1}: overlaps ${index}`);
    const speed = cue.lines.join('').length / ((cue.end - cue.start) / 1000);
    if (speed > FASTEST) found.push(`${index + 1}: too fast (${Math.ceil(speed)} characters per second)`);
    return found;
  });
}
