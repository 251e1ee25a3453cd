// openai: chat rows with tools for supervised fine-tuning, `arguments` as strings. Assistant turns that the
// judge did not find good get weight 0. The row holds no other keys than the API knows; who made it stands in
// provenance.jsonl beside the file.
//   {"messages":[{"role":"system",…},{"role":"assistant","tool_calls":[{"id":"call_0","type":"function","function":{…}}]},…],"tools":[…]}
import type { JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { type Exporter, functionTool } from './exporter.ts';

export const openai: Exporter = {
  format: 'openai',
  summary: 'OpenAI chat rows with tools; arguments are strings, turns that were not good have weight 0',
  line({ trajectory, tools, judgement }) {
    const labels = new Map(judgement.turns.map(({ message, label }) => [message, label]));
    return {
      messages: trajectory.messages.map((message, index) =>
        rowMessage(message, labels.get(index) === 'good' || message.role !== 'assistant'),
      ),
      tools: tools.map(functionTool),
      parallel_tool_calls: trajectory.messages.some((message) => (message.toolCalls?.length ?? 0) > 1),
    };
  },
};

function rowMessage(message: Message, isGood: boolean): JsonObject {
  if (message.role === 'tool')
    return { role: 'tool', tool_call_id: message.toolCallId ?? '', content: message.content };
  if (message.role !== 'assistant') return { role: message.role, content: message.content };
  return {
    role: 'assistant',
    ...(message.toolCalls && message.content === '' ? {} : { content: message.content }),
    ...(message.toolCalls
      ? {
          tool_calls: message.toolCalls.map(({ id, name, arguments: given }) => ({
            id,
            type: 'function',
            function: { name, arguments: JSON.stringify(given) },
          })),
        }
      : {}),
    ...(isGood ? {} : { weight: 0 }),
  };
}
