// JSON that somebody else wrote. Parsers take any depth, but whatever walks a value by recursion runs out of stack at
// some thousand levels, so what is nested too deeply is turned away where it comes in.
import type { Json } from '../../schemas/json.ts';

/** Real data and real schemas stay below 20 levels. */
export const mostLevels = 100;

export const tooDeep = `nested deeper than ${mostLevels} levels`;

/** Looks no deeper than that. */
export function isTooDeep(value: unknown, levels = mostLevels): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1));
}

/** Undefined for a text that is no JSON, or that is nested too deeply. */
export function foreignJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json; // a JSON parser gives JSON
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}
