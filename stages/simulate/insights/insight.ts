// Insight: what the agent's procedure notices before a call, from what it sees: the conversation, the results, its
// tools, and the policies in its prompt. An insight says only what these show.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../../pipeline/models/model.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { type CallResult, resultsSinceUser, totalOf } from '../answers/results.ts';
import type { ScriptCall } from '../script.ts';

export interface Moment {
  readonly calls: readonly ScriptCall[];
  /** Calls of the same request that are still to come after these. */
  readonly later: readonly ScriptCall[];
  readonly messages: readonly Message[];
  readonly tools: readonly ToolOffer[];
  /** Why the tool is taken, where that has been thought already: it stands in place of the usual reason. */
  readonly opening?: string | undefined;
  readonly random: Random;
}

export interface Insight {
  readonly name: string;
  /** True if it says all that is to be thought before the call; otherwise the usual reason stands beside it. */
  readonly isWhole: boolean;
  /** A sentence or two; undefined if there is nothing of this kind to notice. */
  notice(moment: Moment): string | undefined;
}

export const lastSaid = ({ messages }: Moment): string =>
  messages.findLast(({ role }) => role === 'user')?.content ?? '';

/** Rows that a result lists, and how many there are in all. */
export interface Listed {
  readonly rows: readonly JsonObject[];
  readonly total: number;
}

export function listedIn({ value }: Pick<CallResult, 'value'>): Listed | undefined {
  const total = totalOf(value);
  if (!isObject(value) || typeof total !== 'number') return undefined;
  const rows = Object.values(value).find((member) => Array.isArray(member)) ?? [];
  return Array.isArray(rows) ? { total, rows: rows.filter((row) => isObject(row)) } : undefined;
}

/** Results since the user last spoke, without failed calls. */
export const foundSoFar = ({ messages }: Moment): CallResult[] =>
  resultsSinceUser(messages).filter(({ error }) => !error);

/** Fills {slots} of a sentence drawn from a list. */
export function sayOne(
  sentences: readonly string[],
  slots: Readonly<Record<string, string>>,
  random: Random,
): string {
  return random.pick(sentences).replaceAll(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}

export const isKey = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value);
