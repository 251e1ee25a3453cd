// native: function calling. Tools are declared to the endpoint, and calls come back as data.
import { ReplyError } from '../../pipeline/errors.ts';
import { isCallInText } from '../../pipeline/models/template-markers.ts';
import type { Protocol } from './protocol.ts';

export const native: Protocol = {
  name: 'native',
  summary: 'function calling, with several calls in a turn if the agent likes',
  isOneCallATurn: false,
  shown: (dialogue) => dialogue,
  read(reply, tools) {
    const names = tools.map(({ name }) => name);
    if (reply.toolCalls.length === 0 && isCallInText(reply.content, names))
      throw new ReplyError({
        fault: 'leaked',
        role: 'agent',
        reply: reply.content,
        issues: ['it is a call written as text: the server has no parser for the tool calls of this model'],
      });
    const unknown = reply.toolCalls.find((call) => !tools.some((tool) => tool.name === call.name));
    if (unknown)
      throw new ReplyError({
        fault: 'unknown_tool',
        role: 'agent',
        reply: reply.content,
        issues: [
          `there is no tool "${unknown.name}"; use one of ${tools.map((tool) => tool.name).join(', ')}`,
        ],
      });
    const { content, reasoning, received } = reply;
    const toolCalls = reply.toolCalls.map(({ name, arguments: given }) => ({ name, arguments: given }));
    return {
      content,
      ...(reasoning ? { reasoning } : {}),
      toolCalls,
      ...(received ? { received } : {}),
    };
  },
};
