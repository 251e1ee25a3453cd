// Finds JSON objects in a rendered text.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';

export interface Found {
  readonly value: JsonObject;
  /** Where it ends. */
  readonly end: number;
}

/** Objects that begin between two places, the outermost first. */
export function* objectsBetween(text: string, start: number, end: number): Iterable<Found> {
  for (let at = text.indexOf('{', start); at >= 0 && at < end; at = text.indexOf('{', at + 1)) {
    const close = endOfObject(text, at);
    if (close === undefined) continue;
    const value = parsedOr(text.slice(at, close));
    if (isObject(value)) yield { value, end: close };
  }
}

/** A text, or a brace: in order, these are all that matters for where an object ends. */
const tokens = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}]/gs;

/** The place after the brace that closes the one at `start`. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  tokens.lastIndex = start;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '{') depth += 1;
    else if (token[0] === '}') depth -= 1;
    if (depth === 0) return tokens.lastIndex;
  }
  return undefined;
}

export function parsedOr(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}
