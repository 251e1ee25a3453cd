// How far a conversation has come in the script of the agent's procedure. Each message of the assistant carried out
// the item that was due; some items take several messages: failed calls are repeated, and so are questions and
// answers that did not do.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { forbidsRepeat, isPassing } from '../environments/faults/fault.ts';
import { faultSeenIn } from '../environments/faults/seen.ts';
import { holds } from '../evidence.ts';
import { valueShown } from '../result-forms/index.ts';
import type { AskedFact, Item, Script, ScriptCall } from './script.ts';
import { asksAgain } from './user/objections.ts';

interface ScriptPosition {
  /** Undefined at the end of the script. A question is for the facts that are still to be told. */
  readonly item: Item | undefined;
  /** The calls of the item that are still to be made: at first all of them, later those that failed temporarily. */
  readonly calls: readonly ScriptCall[];
  readonly isRetry: boolean;
}

/** Where a conversation is within one item. */
interface Progress {
  readonly tries: number;
  readonly calls?: readonly ScriptCall[];
  /** True if the first of the calls has failed before. */
  readonly isRetry?: boolean;
  readonly facts?: readonly AskedFact[];
}

/** How far a conversation was read: the messages before `end`, of which `last` is the last one. */
interface Reading {
  readonly end: number;
  readonly last: Message | undefined;
  readonly position: number;
  readonly progress: Progress;
}

/** A conversation grows while it is played, and is asked about at each of its turns. */
const readings = new WeakMap<readonly Message[], WeakMap<Script, Reading>>();

function readOf(script: Script, messages: readonly Message[]): Reading {
  const byScript = readings.get(messages) ?? new WeakMap<Script, Reading>();
  readings.set(messages, byScript);
  const known = byScript.get(script);
  let reading: Reading =
    known && messages[known.end - 1] === known.last
      ? known
      : { end: 0, last: undefined, position: 0, progress: { tries: 0 } };
  for (let index = reading.end; index < messages.length; index += 1) {
    const { position, progress } = reading;
    const last = messages[index];
    const item = script[position];
    const left = last?.role === 'assistant' && item ? leftOf(item, progress, { messages, index }) : progress;
    reading = left
      ? { end: index + 1, last, position, progress: left }
      : { end: index + 1, last, position: position + 1, progress: { tries: 0 } };
    // What follows the last message of the assistant may still come.
    if (last?.role !== 'assistant') byScript.set(script, reading);
  }
  return reading;
}

export function positionIn(script: Script, messages: readonly Message[]): ScriptPosition {
  const { position, progress } = readOf(script, messages);
  const item = script[position];
  const due = item?.kind === 'ask' && progress.facts ? { ...item, facts: progress.facts } : item;
  return {
    item: due,
    calls: progress.calls ?? (item?.kind === 'calls' ? item.calls : []),
    isRetry: progress.isRetry === true,
  };
}

interface Place {
  readonly messages: readonly Message[];
  /** Index of the message that carried out the item. */
  readonly index: number;
}

/** What is left of an item after a message; undefined if nothing is. */
function leftOf(item: Item, progress: Progress, place: Place): Progress | undefined {
  switch (item.kind) {
    case 'calls':
      return callsLeft(item, progress, place);
    case 'ask':
      return factsLeft(item, progress, place);
    case 'answer':
      return asksAgain(replyTo(place)) ? progress : undefined;
    case 'confirm':
      return undefined;
  }
}

function callsLeft(
  item: Extract<Item, { kind: 'calls' }>,
  { tries, calls = item.calls }: Progress,
  { messages, index }: Place,
): Progress | undefined {
  const made = messages[index]?.toolCalls?.length ?? calls.length;
  const failed = calls
    .slice(0, made)
    .flatMap((call, order) => repeatOf(call, messages[index + 1 + order], item.isStubborn) ?? []);
  const again = tries < item.retries ? failed : [];
  // Where a turn holds one call, the others of the item follow in turns of their own.
  const left = [...again, ...calls.slice(made)];
  if (left.length === 0) return undefined;
  return { tries: again.length > 0 ? tries + 1 : tries, calls: left, isRetry: again.length > 0 };
}

/** People may tell one fact at a time. A question is put once for each of its facts at most. */
function factsLeft(
  item: Extract<Item, { kind: 'ask' }>,
  { tries, facts = item.facts }: Progress,
  { messages, index }: Place,
): Progress | undefined {
  const said = messages
    .slice(0, index + 2)
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n');
  const untold = facts.filter((fact) => !isTold(fact, said));
  return untold.length > 0 && tries + 1 < item.facts.length ? { tries: tries + 1, facts: untold } : undefined;
}

const isTold = ({ text, value, slip }: AskedFact, said: string): boolean =>
  said.includes(text) ||
  (typeof value !== 'boolean' && holds(said, value)) ||
  (slip !== undefined && (said.includes(slip.text) || holds(said, slip.value)));

const replyTo = ({ messages, index }: Place): string => {
  const reply = messages[index + 1];
  return reply?.role === 'user' ? reply.content : '';
};

/** The call to make because of what a call came to: the same, or the rest of it; undefined where none is due. */
function repeatOf(
  call: ScriptCall,
  message: Message | undefined,
  isStubborn = false,
): ScriptCall | undefined {
  const kind = faultSeenIn(message);
  if (!kind || !(isPassing(kind) || (isStubborn && forbidsRepeat(kind)))) return undefined;
  const { rest } = kind;
  return rest ? { ...call, arguments: rest(call.arguments, valueShown(message?.content ?? '')) } : call;
}

export interface ToolError {
  readonly code: string;
  readonly message: string;
}

/** The error that a tool message shows, if it shows one. */
export function errorOf(message: Message | undefined): ToolError | undefined {
  return message?.role === 'tool' ? errorIn(valueShown(message.content)) : undefined;
}

/** The error that a result holds, if it holds one. */
export function errorIn(value: Json): ToolError | undefined {
  const error = isObject(value) ? value.error : undefined;
  return isObject(error) ? { code: String(error.code), message: String(error.message) } : undefined;
}
