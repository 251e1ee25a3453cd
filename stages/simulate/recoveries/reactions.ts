// What the agent's procedure thinks about faults in the results that it has just received.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Message } from '../../../schemas/message.ts';
import { type FaultKind, isPassing, type Way } from '../../environments/faults/fault.ts';
import { faultSeenIn } from '../../environments/faults/seen.ts';
import { valueShown } from '../../result-forms/index.ts';
import { notices, thoughts, waits } from './thoughts.ts';

interface SeenFault {
  readonly kind: FaultKind;
  readonly tool: string;
  readonly message: Message;
}

/** The faults in the tool messages since the last call. */
export function faultsJustSeen(messages: readonly Message[]): SeenFault[] {
  const last = messages.findLastIndex((message) => message.role === 'assistant');
  const calls = messages[last]?.toolCalls ?? [];
  return messages.slice(last + 1).flatMap((message) => {
    const kind = faultSeenIn(message);
    const tool = calls.find(({ id }) => id === message.toolCallId)?.name;
    return kind && tool !== undefined ? [{ kind, tool, message }] : [];
  });
}

/** The thought about the first fault among the last results; empty where there is none. */
export function reactionTo(messages: readonly Message[], isRetry: boolean, random: Random): string {
  const [seen] = faultsJustSeen(messages);
  if (!seen) return '';
  const { kind, tool, message } = seen;
  // A passing failure that is not tried again has lasted too long; only a flawed agent repeats another one.
  const way = isPassing(kind) === isRetry ? kind.recovery.way : isRetry ? 'retry' : lastingWay(kind);
  const seconds = secondsToWait(message);
  const known = notices[kind.name];
  const opening =
    seconds !== undefined
      ? random.pick(waits).replace('{s}', `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`)
      : known && random.chance(0.7)
        ? random.pick(known)
        : '';
  const thought = random.pick(thoughts[way]).replaceAll('{t}', () => tool);
  return [opening, thought].filter((part) => part !== '').join(' ');
}

const lastingWay = (kind: FaultKind): Way => (isPassing(kind) ? 'report' : kind.recovery.way);

function secondsToWait({ content }: Message): number | undefined {
  const value = valueShown(content);
  const error = isObject(value) && isObject(value.error) ? value.error : {};
  return typeof error.retry_after_s === 'number' ? error.retry_after_s : undefined;
}
