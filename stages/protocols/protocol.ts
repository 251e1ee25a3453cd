// Protocol: how a conversation with tools is put to the model that plays the agent, and how its turns are read. A
// trajectory holds the same neutral messages under every protocol; an exporter puts them as the model saw them.
import type { Reply, ToolOffer } from '../../pipeline/models/model.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Malformed, Message, Received } from '../../schemas/message.ts';

export interface Dialogue {
  readonly messages: readonly Message[];
  readonly tools: readonly ToolOffer[];
}

/** What one turn of the agent says. */
export interface TurnRead {
  readonly content: string;
  readonly reasoning?: string;
  readonly toolCalls: { name: string; arguments: JsonObject }[];
  /** What the endpoint wants to see again with this turn. */
  readonly received?: Received;
  /** Set if the turn cannot be read. Then it says nothing else. */
  readonly malformed?: Malformed;
}

export interface Protocol {
  readonly name: string;
  /** For the documentation of the config. */
  readonly summary: string;
  /** True if a turn holds one call at most. */
  readonly isOneCallATurn: boolean;
  /** The conversation as the model sees it, message for message. Equal messages give the same objects again. */
  shown(dialogue: Dialogue): Dialogue;
  /** Throws a ReplyError for a reply that is sent back and leaves no trace in the play. */
  read(
    reply: Pick<Reply, 'content' | 'reasoning' | 'toolCalls' | 'received'>,
    tools: readonly ToolOffer[],
  ): TurnRead;
}
