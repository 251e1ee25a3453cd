// Which fault a result shows. The agent's procedure recognizes faults by this alone.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { remembered } from '../../remembered.ts';
import { valueShown } from '../../result-forms/index.ts';
import type { FaultKind } from './fault.ts';
import { faultKinds } from './index.ts';

export const faultSeenIn = (message: Message | undefined): FaultKind | undefined =>
  message?.role === 'tool' ? faultShown(message.content).kind : undefined;

/** A conversation is read again at each of its turns. */
const faultShown = remembered((content) => ({ kind: faultIn(valueShown(content)) }));

export function faultIn(value: Json): FaultKind | undefined {
  const error = isObject(value) && isObject(value.error) ? value.error : undefined;
  // Applications have codes of their own; only services send a status.
  if (error)
    return typeof error.status === 'number'
      ? faultKinds.find(({ codes }) => codes.includes(String(error.code)))
      : undefined;
  return faultKinds.find((kind) => kind.isSeenIn?.(value));
}
