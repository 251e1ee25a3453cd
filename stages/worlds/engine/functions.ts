// Functions in place of SQLite's own. What it computes of texts in the product of two lengths takes minutes for long
// ones, within one step, while the budget is looked at between steps: here it takes the sum of the lengths. And
// changes() knows of the present call alone, as results depend on no other.
import type { SqliteApi } from './api.ts';
import { addressOf } from './callbacks.ts';
import type { Heap } from './heap.ts';
import type { Hooks } from './hooks.ts';
import { longestText } from './limits.ts';
import { firstPlace, places } from './text-search.ts';

/** Called with the texts before the first NULL. Undefined when the result is longer than a text may be. */
type TextFunction = (...texts: string[]) => string | number | null | undefined;

const textFunctions: readonly (readonly [name: string, parameters: number, call: TextFunction])[] = [
  ['instr', 2, placeOf],
  ['replace', 3, replaced],
  ['trim', 2, (text, removed) => trimmed(text, removed, 'both')],
  ['ltrim', 2, (text, removed) => trimmed(text, removed, 'start')],
  ['rtrim', 2, (text, removed) => trimmed(text, removed, 'end')],
];

export interface RegisteredFunction {
  readonly name: string;
  readonly parameters: number;
  readonly address: number;
  /** The same arguments always give the same result. */
  readonly isDeterministic: boolean;
}

interface Surroundings {
  readonly api: SqliteApi;
  readonly heap: Heap;
  readonly hooks: Hooks;
  readonly send: SendText;
}

/** Made once for an engine, and registered with each of its databases. */
export function functionsOf({ api, heap, hooks, send }: Surroundings): RegisteredFunction[] {
  const signature = { parameters: ['i32', 'i32', 'i32'], results: [] } as const;
  const addressFor = (call: (context: number, count: number, values: number) => void): number =>
    addressOf(api.__indirect_function_table, signature, call);
  const changes = addressFor((context) => {
    api.sqlite3_result_int(context, hooks.rowsWritten());
  });
  return [
    { name: 'changes', parameters: 0, address: changes, isDeterministic: false },
    ...textFunctions.map(([name, parameters, call]) => ({
      name,
      parameters,
      address: addressFor((context, count, values) => {
        const texts = textsAt(api, heap, { count, values });
        answer(api, context, { result: call(...texts), send });
      }),
      isDeterministic: true,
    })),
  ];
}

/** Hands a text to SQLite as the result of a function. */
export type SendText = (context: number, text: string) => void;

/** The arguments of a call up to the first that is NULL. */
function textsAt(api: SqliteApi, heap: Heap, { count, values }: { count: number; values: number }): string[] {
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = heap.number(values + 4 * index);
    const at = api.sqlite3_value_text(value);
    if (at === 0) break;
    texts.push(heap.text(at, api.sqlite3_value_bytes(value)));
  }
  return texts;
}

function answer(
  api: SqliteApi,
  context: number,
  { result, send }: { result: ReturnType<TextFunction>; send: SendText },
): void {
  if (result === null) api.sqlite3_result_null(context);
  else if (result === undefined) api.sqlite3_result_error_toobig(context);
  else if (typeof result === 'number') api.sqlite3_result_int(context, result);
  else send(context, result);
}

/** SQLite counts characters where JavaScript counts units of UTF-16, of which some characters are a pair. */
function placeOf(text?: string, part?: string): number | null {
  if (text === undefined || part === undefined) return null;
  const place = firstPlace(text, part);
  let pairs = 0;
  for (let at = 0; at < place; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) pairs += 1;
  return place + 1 - pairs;
}

/** Where there is nothing to replace, SQLite does not ask what by. */
function replaced(text?: string, part?: string, other?: string): string | null | undefined {
  if (text === undefined || part === undefined) return null;
  if (part === '') return text;
  if (other === undefined) return null;
  const found = places(text, part);
  if (text.length + found.length * (other.length - part.length) > longestText) return undefined;
  let [made, end] = ['', 0];
  for (const at of found) {
    made += text.slice(end, at) + other;
    end = at + part.length;
  }
  return made + text.slice(end);
}

function trimmed(text: string | undefined, removed: string | undefined, side: Side): string | null {
  if (text === undefined || removed === undefined) return null;
  const [characters, unwanted] = [[...text], new Set(removed)];
  let [start, end] = [0, characters.length];
  const isUnwanted = (at: number): boolean => unwanted.has(characters[at] ?? '');
  if (side !== 'end') while (start < end && isUnwanted(start)) start += 1;
  if (side !== 'start') while (end > start && isUnwanted(end - 1)) end -= 1;
  return characters.slice(start, end).join('');
}

type Side = 'start' | 'end' | 'both';
