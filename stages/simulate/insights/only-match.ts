// only_match: a search has found exactly one row, and the next call works with it.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import { foundSoFar, type Insight, isKey, listedIn, type Moment, sayOne } from './insight.ts';

const sentences = [
  'Only one record matches: {key}{detail}. No need to ask which one is meant.',
  'There is exactly one match, {key}{detail}.',
  "{key} is the only hit{detail}, so that's the record.",
  'The search leaves one candidate, {key}{detail}.',
  'One result, so the reference is clear: {key}{detail}.',
  "That's unambiguous: {key}{detail}.",
  'A single match{detail}: {key}.',
  'Found it: {key}{detail}. Nothing else fits the description.',
  'The description fits one record only, {key}{detail}.',
  'Just one match came back, {key}{detail}, so I can act on it.',
  "I was ready to ask which one, but there's only {key}{detail}.",
  'The user must mean {key}{detail}; nothing else came back.',
];

export const onlyMatch: Insight = {
  name: 'only_match',
  isWhole: false,
  notice(moment) {
    const last = foundSoFar(moment).at(-1);
    const listed = last && listedIn(last);
    const [row] = listed?.rows ?? [];
    if (listed?.total !== 1 || !row || !isKey(row.id) || !uses(moment, row.id)) return undefined;
    return sayOne(sentences, { key: row.id, detail: detailOf(row) }, moment.random);
  },
};

const uses = ({ calls }: Moment, key: string): boolean =>
  calls.some((call) => Object.values(call.arguments).includes(key));

/** ", with the status open" */
function detailOf(row: JsonObject): string {
  const [name, value] =
    Object.entries(row).find(
      ([field, member]) => /^(?:status|state)$/.test(field) && typeof member === 'string',
    ) ?? [];
  if (name !== undefined && value !== undefined)
    return `, with the ${nameInWords(name)} ${valueInWords(value)}`;
  const owner = Object.values(row).find((member) => isObject(member) && typeof member.name === 'string');
  return isObject(owner ?? null) ? `, which belongs to ${String((owner as JsonObject).name)}` : ''; // checked by find
}
