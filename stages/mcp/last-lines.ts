// The last lines that a server wrote on stderr. The stream is always read to its end, because a full pipe
// would stop the server. Only the end is kept.
import type { Readable } from 'node:stream';
import { printable } from '../../pipeline/printable.ts';
import { namedRedactor } from '../../pipeline/secrets.ts';
import { withoutSecrets } from '../private-texts.ts';

/** In bytes: more than is ever shown. */
const kept = 8192;
/**
 * In lines and characters: enough for the message of an exception, little enough for one line of a report.
 */
const shown = { lines: 8, characters: 600 };

/** `secrets`: values that must not be shown, each with the name that stands in for it. */
export function lastLines(stream: Readable, secrets: ReadonlyMap<string, string>): () => string {
  let tail = Buffer.alloc(0);
  let isCut = false;
  stream.on('data', (part: Buffer) => {
    const whole = Buffer.concat([tail, part.subarray(-kept)]);
    isCut ||= whole.length > kept || part.length > kept;
    tail = whole.subarray(-kept);
  });
  return () => {
    const text = tail.toString('utf8');
    // A secret that was cut in two would not be recognized.
    const clean = withoutValues(isCut ? text.slice(cutLength(text)) : text, secrets);
    const lines = clean.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !isFrame(line));
    return printable(lines.slice(-shown.lines).join(' | ')).slice(-shown.characters);
  };
}

/** A line of a stack trace, which would push the message itself out of sight: "    at run (file.js:1:2)". */
const isFrame = (line: string): boolean => /^\s+at /.test(line);

/** Up to the first whole line; of a line without end, what may be part of a secret. */
const cutLength = (text: string): number => {
  const end = text.indexOf('\n');
  return end >= 0 ? end : 1024;
};

export const withoutValues = (text: string, secrets: ReadonlyMap<string, string>): string =>
  withoutSecrets(namedRedactor(secrets)(text));
