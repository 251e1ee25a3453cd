// Broken JSON repaired, within a bound on the work.
import { jsonrepair } from 'jsonrepair';
import type { Json } from '../../schemas/json.ts';

/**
 * Characters. For some texts (a thousand quotes, rows without commas) jsonrepair takes time that grows with
 * the square of their length: up to half a second here, half a minute at four times as much.
 */
const longestRepaired = 50_000;

/** Undefined when the text cannot be repaired, or is too long to try. */
export function repairJson(text: string): Json | undefined {
  if (text.length > longestRepaired) return undefined;
  try {
    return JSON.parse(jsonrepair(text)) as Json; // a JSON parser gives JSON
  } catch {
    return undefined;
  }
}
