// The script by which the agent's procedure plays: the oracle's calls as items in order, and where in it a
// dialogue stands.

import { isObject } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Task } from '../../schemas/task.ts';
import { faultKinds } from '../environments/faults/index.ts';
import { jsonOrText } from '../json-text.ts';

export interface ScriptCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
}

/** How an answer is given: by what the results show, or in one of the ways that only a flawed agent has. */
export type Manner = 'report' | 'decline' | 'claim' | 'evade' | 'promise' | 'misreport' | 'silence';

export type Item =
  | { readonly kind: 'ask'; readonly facts: readonly string[] }
  | {
      readonly kind: 'calls';
      readonly calls: readonly ScriptCall[];
      readonly goal: number;
      readonly retries: number;
    }
  | { readonly kind: 'answer'; readonly manner: Manner; readonly goal: number };

export type Script = readonly Item[];
export type ScriptedTask = Pick<Task, 'goals' | 'facts' | 'expected' | 'oracle' | 'faults'>;

/** Attempts that a sound agent makes again after a passing failure. */
const soundRetries = 3;

export function oracleScript({ goals, facts, expected, oracle }: ScriptedTask): Script {
  const asked = facts.filter((fact) => fact.disclosed === 'asked').map((fact) => fact.name);
  return goals.flatMap((_, goal): Item[] => {
    const own = oracle.calls.filter((call) => call.goal === goal);
    const turns = [...new Set(own.map((call) => call.turn))].sort((a, b) => a - b);
    return [
      ...(goal === 0 && asked.length > 0 ? [{ kind: 'ask' as const, facts: asked }] : []),
      ...turns.map(
        (turn): Item => ({
          kind: 'calls',
          goal,
          retries: soundRetries,
          calls: own
            .filter((call) => call.turn === turn)
            .map(({ tool, arguments: given, purpose }) => ({ tool, arguments: given, purpose })),
        }),
      ),
      { kind: 'answer', manner: expected === 'decline' ? 'decline' : 'report', goal },
    ];
  });
}

export interface ScriptPosition {
  /** Undefined when the script is at its end. */
  readonly item: Item | undefined;
  /** Calls of the item that failed for a passing reason and are to be made again; all of them at first. */
  readonly calls: readonly ScriptCall[];
  readonly isRetry: boolean;
}

/**
 * Replays the dialogue against the script: each message of the assistant carried out the item that was due.
 */
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
    const failed = due.filter((_, order) => failedInPassing(messages[index + 1 + order]));
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

function failedInPassing(message: Message | undefined): boolean {
  const code = errorOf(message)?.code;
  return code !== undefined && faultKinds.some((kind) => kind.isTransient && kind.codes.includes(code));
}

/** The error that a tool message shows, if it shows one. */
export function errorOf(message: Message | undefined): { code: string; message: string } | undefined {
  if (message?.role !== 'tool') return undefined;
  const value = jsonOrText(message.content);
  const error = isObject(value) ? value.error : undefined;
  return isObject(error) ? { code: String(error.code), message: String(error.message) } : undefined;
}
