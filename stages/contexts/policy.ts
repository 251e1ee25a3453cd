// Context policy: what is taken out of a conversation that becomes too long for the agent. A trajectory holds the whole
// conversation and each event, so that what the agent saw at each turn can be shown again.
import type { Context } from '../../pipeline/stage.ts';
import type { ContextEvent } from '../../schemas/context.ts';
import type { Json } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Task } from '../../schemas/task.ts';

/** Something is taken out when either limit is exceeded. */
export interface ContextLimits {
  /** Results of tools that the agent sees at most. */
  readonly results: number;
  /** Tokens of the messages that the agent sees, without the declarations of its tools. */
  readonly tokens: number;
  /** Latest results that stay; fewer if they exceed the tokens alone. */
  readonly keep: number;
}

/** A conversation before a turn of the agent. */
export interface ContextMoment {
  readonly messages: readonly Message[];
  /** What has been taken out so far. */
  readonly events: readonly ContextEvent[];
  readonly limits: ContextLimits;
  readonly ask: Context['ask'];
  /** What only a procedure that summarizes may know: what is still to be done, and to be told. */
  readonly oracle: Pick<Task['oracle'], 'calls' | 'communicate'>;
}

export interface ContextPolicy {
  readonly name: string;
  /** For the documentation of the config. */
  readonly summary: string;
  /** The event that takes place now, if one is due. */
  due(moment: ContextMoment): Promise<ContextEvent | undefined>;
}

export type Wanted = readonly Json[];
