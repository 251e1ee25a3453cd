// Paths as agents write them. A checked path names a place inside the workspace, in one spelling, and nothing else:
// no absolute path, no way up, nothing that a file system would take for something other than a name.
import { longestPath } from './limits.ts';
import { RefusedCall } from './refused-call.ts';

/** The path of a file: `./src/cart.py` is `src/cart.py`. Throws a RefusedCall that says what is wrong. */
export function filePath(given: string): string {
  const path = given.replace(/^(?:\.\/+)+/, '').normalize('NFC');
  const fault = faultOf(path);
  if (fault !== undefined)
    throw new RefusedCall(
      'INVALID_PATH',
      `${shown(given)} ${fault}. Paths are relative to the root of the workspace, such as src/main.py.`,
    );
  return path;
}

/** The path of a folder, empty for the root, which agents write as "", ".", "./" or "/". */
export function folderPath(given: string): string {
  const path = given.replace(/^\.?\/*$/, '').replace(/\/+$/, '');
  return path === '' ? '' : filePath(path);
}

/** Letters of a path that no file system takes, or that read as something other than a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\u0000-\u001f\u007f\\:*?"<>|\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Half of a character, which no file can hold. */
export const halfCharacter = /\p{Surrogate}/u;

/** In bytes, of a part of a path, as Linux takes it. */
const longestPart = 255;

function faultOf(path: string): string | undefined {
  if (path === '') return 'names no file';
  if (path.length > longestPath) return `is longer than ${longestPath} characters`;
  if (path.startsWith('/') || path.startsWith('~')) return 'is not relative to the workspace';
  if (halfCharacter.test(path)) return 'has half of a character (a lone surrogate)';
  if (forbidden.test(path)) return 'has characters that a file name cannot have';
  return path
    .split('/')
    .map(faultOfPart)
    .find((fault) => fault !== undefined);
}

function faultOfPart(part: string): string | undefined {
  if (part === '..') return 'has the part "..", which leads out of a folder';
  if (part === '' || part === '.') return 'has an empty part';
  if (part === '__proto__' || part !== part.trim())
    return `has the part ${shown(part)}, which is no file name`;
  return Buffer.byteLength(part) > longestPart ? 'has a name that is too long' : undefined;
}

/** A path in a message, cut where it is too long to read. */
export const shown = (path: string): string =>
  JSON.stringify(path.length > longestPath ? `${path.slice(0, longestPath)}…` : path);
