// The tool by which the agent of a served task talks to the user. In a play an answer is a message; over a protocol
// of tools it has to be a call.
import type { ToolOffer } from '../../pipeline/models/model.ts';

/** Beside the agent's own tools, some of which may have the name already. */
export function replyTool(own: readonly { readonly name: string }[], isAutonomous: boolean): ToolOffer {
  const taken = new Set(own.map(({ name }) => name));
  let name = 'reply_to_user';
  for (let number = 2; taken.has(name); number += 1) name = `reply_to_user_${number}`;
  return {
    name,
    description: isAutonomous
      ? 'Gives the user your final answer. The task ends with it, and nobody replies.'
      : 'Sends a message to the user and returns what the user replies. It is the only way to ask or tell the user ' +
        'something. The conversation is over when the user leaves.',
    inputSchema: {
      type: 'object',
      properties: { message: { type: 'string', minLength: 1, description: 'what the user gets to read' } },
      required: ['message'],
      additionalProperties: false,
    },
  };
}
