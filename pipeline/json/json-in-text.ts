// JSON in what a model wrote: taken out of fences and prose, and repaired only if it does not parse.
import type { Json, JsonObject } from '../../schemas/json.ts';
import { foreignJson } from './foreign-json.ts';
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
  const value = foreignJson(text);
  return isStructure(value) ? { value, isRepaired: false } : undefined;
}

const isStructure = (value: Json | undefined): value is JsonObject | Json[] =>
  value !== null && typeof value === 'object';

function repair(text: string): FoundJson | undefined {
  const value = repairJson(text);
  return isStructure(value) ? { value, isRepaired: true } : undefined;
}
