// JSON in what a model wrote: taken out of fences and prose, and repaired only if it does not parse.
import type { Json } from '../../schemas/json.ts';
import { repairJson } from './repair-json.ts';

interface FoundJson {
  readonly value: Json;
  /** It did not parse as it was. */
  readonly isRepaired: boolean;
}

/** The object or array in the text; undefined when there is none. */
export function jsonIn(text: string): FoundJson | undefined {
  const whole = parse(text);
  if (whole) return whole;
  const body = fencedPart(text) ?? text;
  const start = body.search(/[[{]/);
  if (start < 0) return undefined;
  const end = Math.max(body.lastIndexOf('}'), body.lastIndexOf(']')) + 1;
  const part = end > start ? body.slice(start, end) : body.slice(start);
  return parse(part) ?? repair(part);
}

/** What stands between the first fence and the one that closes it. Takes time in proportion to the text. */
function fencedPart(text: string): string | undefined {
  const opening = /```(?:json)?[^\S\n]*\n/.exec(text);
  if (!opening) return undefined;
  const start = opening.index + opening[0].length;
  // Spaces within one line alone: a run of empty lines is not searched again from each of them.
  const closing = /\n[^\S\n]*```/g;
  closing.lastIndex = start;
  const end = closing.exec(text)?.index;
  return end === undefined ? undefined : text.slice(start, end);
}

function parse(text: string): FoundJson | undefined {
  try {
    const value = JSON.parse(text) as Json; // a JSON parser gives JSON
    return value !== null && typeof value === 'object' ? { value, isRepaired: false } : undefined;
  } catch {
    return undefined;
  }
}

function repair(text: string): FoundJson | undefined {
  const value = repairJson(text);
  return value === undefined ? undefined : { value, isRepaired: true };
}
