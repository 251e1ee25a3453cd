// Where two plays part: the context that they share, and the turns that follow it.
import { canonicalJson } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { type Setting, settingOf } from '../faces/setting.ts';
import { neutralPlay } from '../neutral-play.ts';

export interface AcceptedPlay {
  readonly judgement: Judgement;
  readonly trajectory: Trajectory;
  /** As the play shows their tools. */
  readonly shown: Setting;
}

export async function acceptedPlay(id: string, store: Reader): Promise<AcceptedPlay> {
  const judgement = await store.get('judgements', id);
  const trajectory = neutralPlay(await store.get('trajectories', judgement.trajectory));
  return { judgement, trajectory, shown: await settingOf(trajectory, store) };
}

/**
 * How many messages two plays share before both go on with a turn of the agent, each with another one. Undefined
 * where it is not the agent that makes them part, or where one play ends first.
 */
export function sharedLength(one: readonly Message[], other: readonly Message[]): number | undefined {
  const at = one.findIndex((message, index) => canonicalJson(message) !== canonicalJson(other[index]));
  return one[at]?.role === 'assistant' && other[at]?.role === 'assistant' ? at : undefined;
}

/**
 * True if the agent saw the whole conversation and each of its turns could be read, so that the messages of the play are
 * the context of a pair.
 */
export const isPlain = ({ context, messages }: Trajectory): boolean =>
  (context?.events ?? []).length === 0 && !messages.some(({ malformed }) => malformed);

/** A turn that a slip spoils, or that was not needed, is nothing to prefer. */
export const isExemplary = ({ turns }: Judgement, message: number): boolean =>
  turns.some((turn) => turn.message === message && (turn.label === 'good' || turn.label === 'recovery'));
