// Broken JSON repaired, within a bound on the work.
import { jsonrepair } from 'jsonrepair';
import type { Json } from '../../schemas/json.ts';
import { foreignJson } from './foreign-json.ts';

/**
 * Characters. For some texts (a thousand quotes, rows without commas) jsonrepair takes time that grows with
 * the square of their length: up to half a second here, half a minute at four times as much.
 */
const longestRepaired = 50_000;

/**
 * Undefined when the text cannot be repaired, or is too long to try. A text that was cut off is not completed: nobody
 * knows what it would have said.
 */
export function repairJson(text: string): Json | undefined {
  if (text.length > longestRepaired || isCutOff(text)) return undefined;
  try {
    return foreignJson(jsonrepair(text));
  } catch {
    return undefined;
  }
}

/** Whether a string or a bracket is still open at the end. */
function isCutOff(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\' && isInString) at += 1;
    else if (letter === '"') isInString = !isInString;
    else if (!isInString && (letter === '{' || letter === '[')) depth += 1;
    else if (!isInString && (letter === '}' || letter === ']')) depth -= 1;
  }
  return isInString || depth > 0;
}
