// The context of one play: before each turn of the agent its policy is asked, and the agent sees what is left.
import type { ContextEvent } from '../../schemas/context.ts';
import type { Message } from '../../schemas/message.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { contextPolicies } from './index.ts';
import { none } from './none.ts';
import type { ContextMoment } from './policy.ts';
import { messagesSeenAt } from './view.ts';

export interface OpenContext {
  /** What the agent sees of a conversation in which its turn is next. */
  seen(messages: readonly Message[]): Promise<readonly Message[]>;
  /** What a trajectory holds of it: nothing where nothing is ever taken out. */
  record(): Pick<Trajectory, 'context'>;
}

type Setting = Pick<ContextMoment, 'limits' | 'ask' | 'oracle'>;

export function openContext(name: string, setting: Setting): OpenContext {
  const policy = contextPolicies.find((candidate) => candidate.name === name);
  const events: ContextEvent[] = [];
  return {
    async seen(messages) {
      const event = await policy?.due({ messages, events, ...setting });
      if (event) events.push(event);
      return messagesSeenAt(messages, events, messages.length);
    },
    record: () => (name === none.name ? {} : { context: { policy: name, events: [...events] } }),
  };
}
