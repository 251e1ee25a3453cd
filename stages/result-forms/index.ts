// The registry of forms of results: to add one, add a file and a line. A result that a form would not hold whole is
// shown as compact JSON.
import { canonicalJson, type Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import { remembered } from '../remembered.ts';
import type { ResultForm } from './form.ts';
import { contentBlocks, envelope, parsed, prettyJson } from './json-forms.ts';
import { csv, markdownTable } from './tables.ts';
import { verbose } from './verbose.ts';
import { yamlText } from './yaml-text.ts';

export const resultForms: readonly ResultForm[] = [
  verbose,
  envelope,
  contentBlocks,
  prettyJson,
  markdownTable,
  csv,
  yamlText,
];

export function writtenAs(form: ResultForm, value: Json, random: Random): string {
  const isWhole = (text: string): boolean => canonicalJson(valueShown(text)) === canonicalJson(value);
  const text = form.write(value, random);
  if (text !== undefined && isWhole(text)) return text;
  const compact = JSON.stringify(value);
  // A result that looks like an envelope or like a verbose record.
  return isWhole(compact) ? compact : (contentBlocks.write(value, random) ?? compact);
}

/** Contents that were read last: a conversation is read again at each of its turns. */
const read = new Map<string, Json>();
const mostRead = 2000;

/** What a tool message holds, in whatever form; text that is in none is what it says. */
export function valueShown(content: string): Json {
  const known = read.get(content);
  if (known !== undefined) return known;
  const value = readValue(content);
  if (read.size >= mostRead) read.clear();
  read.set(content, value);
  return value;
}

/** The text of a tool message as evidence: the same whatever the form, and without what does not matter. */
export const textShown = remembered((content): string => {
  const value = valueShown(content);
  return typeof value === 'string' ? content : JSON.stringify(value);
});

function readValue(content: string): Json {
  for (const form of resultForms) {
    const value = form.read(content);
    if (value !== undefined) return value;
  }
  const plain = parsed(content);
  return plain === undefined ? content : plain;
}
