// near_miss_rows: a search is answered with other records that are only similar, because its index is not ready.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { FaultKind } from './fault.ts';

const notices = [
  'Exact search is unavailable while the index is rebuilt. Showing similar records.',
  'Fuzzy fallback: these are the closest records of an outdated index, not exact matches.',
  'Search index is catching up; results are approximate.',
];

export const nearMissRows: FaultKind = {
  name: 'near_miss_rows',
  summary: 'A search returns similar records in place of the matching ones, and says so.',
  span: 'once',
  recovery: {
    way: 'read_again',
    sentence: 'Does not act on approximate results of {tool}, and searches again.',
  },
  codes: [],
  fits: ({ effect, result, arguments: given }) =>
    effect === 'read' && result.ok && Object.keys(given).length > 0 && listIn(result.value) !== undefined,
  async apply({ call, given, random }) {
    const result = await call();
    const found = listIn(result.value);
    if (!result.ok || !found || !isObject(result.value)) return result;
    const everything = await call({});
    const shown = new Set(found.rows.map((row) => JSON.stringify(row)));
    const others = (listIn(everything.value)?.rows ?? []).filter((row) => !shown.has(JSON.stringify(row)));
    if (!everything.ok || others.length === 0 || Object.keys(given).length === 0) return result;
    const rows = others.slice(0, 2);
    const value = {
      ...result.value,
      [found.name]: rows,
      ...('total' in result.value ? { total: rows.length } : {}),
      match: 'approximate',
      notice: random.pick(notices),
    };
    return { ...result, value, fault: 'near_miss_rows' };
  },
  isSeenIn: (value) => isObject(value) && value.match === 'approximate',
};

/** The list of rows in a result. */
function listIn(value: Json): { name: string; rows: JsonObject[] } | undefined {
  if (!isObject(value)) return undefined;
  const [name, rows] = Object.entries(value).find(([, member]) => Array.isArray(member)) ?? [];
  return name !== undefined && Array.isArray(rows) && rows.length > 0 && rows.every((row) => isObject(row))
    ? { name, rows }
    : undefined;
}
