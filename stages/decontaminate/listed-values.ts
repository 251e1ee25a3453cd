// The values in the list of a benchmark, which is JSON or one JSON value per line. Texts that hold JSON themselves, as
// rows for readers without nested columns do, are read as what they hold.
import { UsageError } from '../../pipeline/errors.ts';
import { foreignJson, tooDeep } from '../../pipeline/json/foreign-json.ts';
import type { Json } from '../../schemas/json.ts';

/** Throws a UsageError that names the file and the line. */
export function listedValues(text: string, file: string): Json[] {
  const plain = text.replace(/^\uFEFF/, '');
  const whole = foreignJson(plain);
  if (whole !== undefined) return [unfolded(whole)];
  return plain.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const value = foreignJson(line);
    if (value !== undefined) return [unfolded(value)];
    throw new UsageError(
      `${file}:${index + 1}: not valid JSON, or ${tooDeep}; expected one JSON value per file or per line`,
    );
  });
}

function unfolded(value: Json): Json {
  if (typeof value === 'string') return jsonIn(value) ?? value;
  if (Array.isArray(value)) return value.map(unfolded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unfolded(member)]));
}

/** Undefined where a text is no list and no object. */
function jsonIn(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const value = foreignJson(text);
  return value === undefined ? undefined : unfolded(value);
}
