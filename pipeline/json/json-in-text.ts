// JSON in what a model wrote: out of fences and prose, mended only when it does not parse.
import { jsonrepair } from 'jsonrepair';
import type { Json } from '../../schemas/json.ts';

export interface FoundJson {
  readonly value: Json;
  /** It did not parse as it was. */
  readonly isRepaired: boolean;
}

/** Undefined when there is none. */
export function jsonIn(text: string): FoundJson | undefined {
  const whole = parsed(text);
  if (whole) return whole;
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n\s*```/.exec(text)?.[1] ?? text;
  const start = fenced.search(/[[{]/);
  if (start < 0) return undefined;
  const part =
    fenced.slice(start, Math.max(fenced.lastIndexOf('}'), fenced.lastIndexOf(']')) + 1) ||
    fenced.slice(start);
  return parsed(part) ?? mended(part);
}

function parsed(text: string): FoundJson | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return value !== null && typeof value === 'object' ? { value, isRepaired: false } : undefined;
  } catch {
    return undefined;
  }
}

function mended(text: string): FoundJson | undefined {
  try {
    return { value: JSON.parse(jsonrepair(text)) as Json, isRepaired: true };
  } catch {
    return undefined;
  }
}
