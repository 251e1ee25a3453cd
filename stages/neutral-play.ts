// A play as it is compared and learned from: without what endpoints said beside its turns, such as their own IDs of
// calls, which differ from play to play and mean nothing to anybody else.
import { withId } from '../pipeline/hash.ts';
import type { Message } from '../schemas/message.ts';
import type { Trajectory } from '../schemas/trajectory.ts';

export const neutralMessage = <M extends Message>({ received: _, ...message }: M): Omit<M, 'received'> =>
  message;

/** Gives a play its ID, which says nothing of the endpoint: the same play has the same ID wherever its model answers. */
export function playWithId<Play extends Pick<Trajectory, 'messages'>>(play: Play): Play & { id: string } {
  const { id } = withId({ ...play, messages: play.messages.map(neutralMessage) });
  return { id, ...play };
}

export const neutralPlay = (trajectory: Trajectory): Trajectory => ({
  ...trajectory,
  messages: trajectory.messages.map(neutralMessage),
});
