// The script that the agent's procedure follows: the oracle's calls as items in order, and the position in it
// that a conversation has reached.

import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Task } from '../../schemas/task.ts';
import { faultKinds } from '../environments/faults/index.ts';
import { jsonOrText } from '../json-text.ts';

export interface ScriptCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
}

/** The verb phrase of a purpose, without the records that a colon announces: "enter these orders". */
export function phraseOf(purpose: string): string {
  const phrase = purpose.replace(/^to /, '');
  const records = phrase.indexOf(': one with ');
  return records === -1 ? phrase : phrase.slice(0, records);
}

/** How an answer is given: by what the results show, or in one of the ways of a flawed agent. */
export type Manner = 'report' | 'decline' | 'claim' | 'evade' | 'promise' | 'misreport' | 'silence';

export interface AskedFact {
  readonly name: string;
  /** True if the fact says which row is meant, so that its name is the noun of the row. */
  readonly isRow: boolean;
}

export type Item =
  | { readonly kind: 'ask'; readonly facts: readonly AskedFact[] }
  | { readonly kind: 'confirm'; readonly calls: readonly ScriptCall[] }
  | {
      readonly kind: 'calls';
      readonly calls: readonly ScriptCall[];
      readonly goal: number;
      readonly retries: number;
    }
  | { readonly kind: 'answer'; readonly manner: Manner; readonly goal: number };

export type Script = readonly Item[];
export type ScriptedTask = Pick<
  Task,
  'goals' | 'facts' | 'expected' | 'oracle' | 'faults' | 'forbidden' | 'obstacle'
>;

/** How often a sound agent repeats a call that fails temporarily. */
const soundRetries = 3;

export function oracleScript({ goals, facts, expected, oracle }: ScriptedTask): Script {
  const asked = facts.filter((fact) => fact.disclosed === 'asked').map(askedFact);
  return goals.flatMap((_, goal): Item[] => {
    const own = oracle.calls.filter((call) => call.goal === goal);
    const turns = [...new Set(own.map((call) => call.turn))].sort((a, b) => a - b);
    return [
      ...(goal === 0 && asked.length > 0 ? [{ kind: 'ask' as const, facts: asked }] : []),
      ...turns.flatMap((turn) => itemsOf(own.filter((call) => call.turn === turn))),
      { kind: 'answer', manner: expected === 'decline' ? 'decline' : 'report', goal },
    ];
  });
}

/** The calls of one turn, after a question where some of them need the user's consent. */
function itemsOf(turn: ScriptedTask['oracle']['calls']): Item[] {
  const scripted = ({ tool, arguments: given, purpose }: ScriptCall): ScriptCall => ({
    tool,
    arguments: given,
    purpose,
  });
  const final = turn.filter(({ confirm }) => confirm).map(scripted);
  const goal = turn[0]?.goal ?? 0;
  return [
    ...(final.length > 0 ? [{ kind: 'confirm' as const, calls: final }] : []),
    { kind: 'calls', goal, retries: soundRetries, calls: turn.map(scripted) },
  ];
}

const askedFact = ({ name, value }: ScriptedTask['facts'][number]): AskedFact => ({
  name,
  isRow:
    !/\b(?:code|number)$/.test(name) &&
    typeof value === 'string' &&
    (/^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value) ||
      value.startsWith(`the ${name} `) ||
      value.endsWith(`'s ${name}`)),
});

interface ScriptPosition {
  /** Undefined at the end of the script. */
  readonly item: Item | undefined;
  /** The calls of the item that are still to be made: at first all of them, later those that failed temporarily. */
  readonly calls: readonly ScriptCall[];
  readonly isRetry: boolean;
}

/** Replays the conversation against the script: each message of the assistant carried out the item that was due. */
export function positionIn(script: Script, messages: readonly Message[]): ScriptPosition {
  let position = 0;
  let retries = 0;
  let open: readonly ScriptCall[] | undefined;
  for (const [index, message] of messages.entries()) {
    if (message.role !== 'assistant') continue;
    const item = script[position];
    if (item?.kind !== 'calls') {
      position += 1;
      continue;
    }
    const due = open ?? item.calls;
    const failed = due.filter((_, order) => failedTemporarily(messages[index + 1 + order]));
    if (failed.length > 0 && retries < item.retries) {
      open = failed;
      retries += 1;
    } else {
      open = undefined;
      retries = 0;
      position += 1;
    }
  }
  const item = script[position];
  return { item, calls: open ?? (item?.kind === 'calls' ? item.calls : []), isRetry: open !== undefined };
}

function failedTemporarily(message: Message | undefined): boolean {
  const code = errorOf(message)?.code;
  return code !== undefined && faultKinds.some((kind) => kind.isTransient && kind.codes.includes(code));
}

export interface ToolError {
  readonly code: string;
  readonly message: string;
}

/** The error that a tool message shows, if it shows one. */
export function errorOf(message: Message | undefined): ToolError | undefined {
  return message?.role === 'tool' ? errorIn(jsonOrText(message.content)) : undefined;
}

/** The error that a result holds, if it holds one. */
export function errorIn(value: Json): ToolError | undefined {
  const error = isObject(value) ? value.error : undefined;
  return isObject(error) ? { code: String(error.code), message: String(error.message) } : undefined;
}
