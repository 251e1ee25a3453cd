// What a user wants of a tool, in words: one of the tool's intents with its values filled in, and whatever the
// intent leaves unsaid as details.
import type { Random } from '../../pipeline/hash.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import { singular } from '../english.ts';
import { type Field, nameInWords, valueInWords } from '../values-in-words.ts';

export interface Wish {
  /** Without a capital and a period: "cancel order OR-1001", "which orders have the status open". */
  readonly text: string;
  readonly details: readonly Field[];
  /** Reads are narrowed by their details, writes are filled in by them. */
  readonly effect: Tool['effect'];
}

/** Values that the user says: the arguments, without those that are held back, by what stands for them. */
interface SaidValues {
  readonly given: JsonObject;
  readonly hidden?: readonly string[];
  /** Rows in words, by the parameter that takes their key. */
  readonly rows: ReadonlyMap<string, string>;
}

const slotsIn = (intent: string): string[] =>
  [...intent.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

/** Chooses an intent that says as many of the values as possible. */
export function wishFor(
  tool: Pick<Tool, 'intents' | 'effect'>,
  { given, hidden = [], rows }: SaidValues,
  random: Random,
): Wish {
  const said = new Map(Object.entries(given).filter(([name]) => !hidden.includes(name)));
  const textOf = (name: string): string => rows.get(name) ?? valueInWords(said.get(name) ?? null);
  const sayable = tool.intents.filter((intent) => slotsIn(intent).every((slot) => said.has(slot)));
  const most = Math.max(0, ...sayable.map((intent) => slotsIn(intent).length));
  const intent = random.pick(sayable.filter((candidate) => slotsIn(candidate).length === most));
  const slots = new Set(slotsIn(intent));
  return {
    text: withSingular(
      withoutPlease(intent.replaceAll(/\{(\w+)\}/g, (_, slot: string) => textOf(slot))),
      [...said.values()].includes(1),
    ),
    details: [...said]
      .filter(([name]) => !slots.has(name))
      .map(([name, value]) => ({ name, value, text: withoutNoun(nameInWords(name), rows.get(name)) })),
    effect: tool.effect,
  };
}

export function canBeWished(tool: Pick<Tool, 'intents'>, names: Iterable<string>): boolean {
  const given = new Set(names);
  return tool.intents.some((intent) => slotsIn(intent).every((slot) => given.has(slot)));
}

/** "is 1 place left", "record 1 compute hour": intents have the plural. */
const withSingular = (text: string, hasOne: boolean): string =>
  hasOne
    ? text
        .replace(
          /(?<![\w.,-])1 ((?:compute |service |API )?)([a-z]{3,}s)\b/,
          (_, of: string, things: string) => `1 ${of}${singular(things)}`,
        )
        .replace(/^are 1 /, 'is 1 ')
    : text;

/** Requests bring their own politeness. */
const withoutPlease = (text: string): string => text.replace(/^(?:please|can you|could you) /i, '');

/** The course is "Ancient Rome", not "the course Ancient Rome". */
const withoutNoun = (name: string, text: string | undefined): string | undefined =>
  text?.replace(new RegExp(`^(the )?${name} `), '');
