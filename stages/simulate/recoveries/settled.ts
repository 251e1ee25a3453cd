// The results of calls as a sound agent takes them after faults: what was read again replaces the flawed result,
// two halves of a batch are one call, a change whose confirmation was lost has the record that a later read shows.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { snakeCase } from '../../english.ts';
import { faultIn } from '../../environments/faults/seen.ts';
import type { CallResult } from '../answers/results.ts';

export function settled(results: readonly CallResult[]): CallResult[] {
  const list: CallResult[] = [];
  for (const [index, result] of results.entries()) {
    const later = results.slice(index + 1);
    const way = faultIn(result.value)?.recovery.way;
    const isRepeated = later.some(
      ({ tool, given }) => tool === result.tool && JSON.stringify(given) === JSON.stringify(result.given),
    );
    if (way === 'read_again' && isRepeated) continue;
    const batch = list.find(({ tool, value }) => tool === result.tool && isHalfDone(value));
    if (batch) list.splice(list.indexOf(batch), 1, wholeBatch(batch, result));
    else if (way === 'verify') list.push(confirmed(result, later));
    else list.push(way === 'adapt' ? { ...result, value: payloadOf(result.value) } : result);
  }
  return list;
}

const isHalfDone = (value: Json): boolean => faultIn(value)?.recovery.way === 'send_rest';

/** The call as it was meant, with the rows of both halves. */
function wholeBatch(first: CallResult, second: CallResult): CallResult {
  if (second.error || !isObject(first.value) || !isObject(second.value)) return first;
  const { unprocessed: _, notice: __, ...done } = first.value;
  const value = Object.fromEntries(
    Object.entries(second.value).map(([name, member]): [string, Json] => {
      const earlier = done[name];
      if (Array.isArray(member) && Array.isArray(earlier)) return [name, [...earlier, ...member]];
      const isCount =
        typeof member === 'number' && typeof earlier === 'number' && /count|total|number/.test(name);
      return [name, isCount ? earlier + member : member];
    }),
  );
  return { ...first, value, content: JSON.stringify(value) };
}

/** The content of a result in another form, under the names that tools of applications use. */
const payloadOf = (value: Json): Json => (isObject(value) ? inSnakeCase(value.payload ?? value) : value);

function inSnakeCase(value: Json): Json {
  if (Array.isArray(value)) return value.map(inSnakeCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [snakeCase(name), inSnakeCase(member)]),
  );
}

/** A lost confirmation stays an error unless a later read shows a row that agrees with the change. */
function confirmed(result: CallResult, later: readonly CallResult[]): CallResult {
  for (const { value, error } of later) {
    if (error) continue;
    const rows = [value, ...(isObject(value) ? Object.values(value).flat() : [])].filter((row) =>
      isObject(row),
    );
    const row = rows.findLast((each) => agrees(each, result.given));
    if (row) return { ...result, value: row, error: undefined };
  }
  return result;
}

/** A row agrees with a change if it has the change's key, or else the values that it was to be made with. */
function agrees(row: JsonObject, given: JsonObject): boolean {
  const values = Object.values(given);
  if (typeof row.id === 'string' && values.includes(row.id)) return true;
  const shared = Object.entries(given).filter(([name]) => name in row);
  return (
    shared.length > 0 && shared.every(([name, value]) => JSON.stringify(row[name]) === JSON.stringify(value))
  );
}
