// Functions in place of SQLite's own. What it computes of texts in the product of two lengths takes minutes for long
// ones, within one step, while the budget is looked at between steps: here it takes the sum of the lengths. And
// changes() knows of the present call alone, as results depend on no other.
import type { SqliteApi } from './api.ts';
import { addressOf } from './callbacks.ts';
import type { Heap } from './heap.ts';
import type { Hooks } from './hooks.ts';
import { longestText } from './limits.ts';
import { firstPlace, places } from './text-search.ts';

/** Called with texts, for a NULL makes the result NULL. Undefined when the result is longer than a text may be. */
type TextFunction = (...texts: string[]) => string | number | undefined;

const textFunctions: readonly (readonly [name: string, parameters: number, call: TextFunction])[] = [
  ['instr', 2, (text = '', part = '') => codePoints(text, firstPlace(text, part)) + 1],
  ['replace', 3, replaced],
  ['trim', 2, (text = '', removed = '') => trimmed(text, removed, 'both')],
  ['ltrim', 2, (text = '', removed = '') => trimmed(text, removed, 'start')],
  ['rtrim', 2, (text = '', removed = '') => trimmed(text, removed, 'end')],
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
        answer(api, context, { result: texts ? call(...texts) : null, send });
      }),
      isDeterministic: true,
    })),
  ];
}

/** Hands a text to SQLite as the result of a function. */
export type SendText = (context: number, text: string) => void;

function textsAt(
  api: SqliteApi,
  heap: Heap,
  { count, values }: { count: number; values: number },
): string[] | undefined {
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = heap.number(values + 4 * index);
    const at = api.sqlite3_value_text(value);
    if (at === 0) return undefined; // NULL
    texts.push(heap.text(at, api.sqlite3_value_bytes(value)));
  }
  return texts;
}

function answer(
  api: SqliteApi,
  context: number,
  { result, send }: { result: ReturnType<TextFunction> | null; send: SendText },
): void {
  if (result === null) api.sqlite3_result_null(context);
  else if (result === undefined) api.sqlite3_result_error_toobig(context);
  else if (typeof result === 'number') api.sqlite3_result_int(context, result);
  else send(context, result);
}

/** How many code points come before a place, which SQLite counts where JavaScript counts units of UTF-16. */
function codePoints(text: string, place: number): number {
  let pairs = 0;
  for (let at = 0; at < place; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) pairs += 1;
  return place - pairs;
}

function replaced(text = '', part = '', other = ''): string | undefined {
  if (part === '') return text;
  const found = places(text, part);
  if (found.length === 0) return text;
  if (text.length + found.length * (other.length - part.length) > longestText) return undefined;
  let [made, end] = ['', 0];
  for (const at of found) {
    made += text.slice(end, at) + other;
    end = at + part.length;
  }
  return made + text.slice(end);
}

function trimmed(text: string, removed: string, side: 'start' | 'end' | 'both'): string {
  const [characters, unwanted] = [[...text], new Set(removed)];
  let [start, end] = [0, characters.length];
  const isUnwanted = (at: number): boolean => unwanted.has(characters[at] ?? '');
  if (side !== 'end') while (start < end && isUnwanted(start)) start += 1;
  if (side !== 'start') while (end > start && isUnwanted(end - 1)) end -= 1;
  return characters.slice(start, end).join('');
}
