// trl: `messages` and `tools` for TRL and chat templates of Hugging Face, `arguments` as objects, reasoning
// kept.
//   {"messages":[{"role":"assistant","content":"","reasoning_content":"…","tool_calls":[{"type":"function","function":{"name":"…","arguments":{…}}}]},…],"tools":[…],"provenance":{…}}
import type { JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { type Exporter, functionTool } from './exporter.ts';

export const trl: Exporter = {
  format: 'trl',
  summary: 'TRL rows (messages + tools); arguments are objects, reasoning is kept, provenance is a column',
  line({ trajectory, tools, madeBy }) {
    const names = new Map(trajectory.steps.map(({ call }) => [call.id, call.name]));
    return {
      messages: trajectory.messages.map((message) => rowMessage(message, names)),
      tools: tools.map(functionTool),
      provenance: {
        trajectory: trajectory.id,
        task: trajectory.task,
        procedures: [...madeBy.procedures],
        models: [...madeBy.models],
      },
    };
  },
};

function rowMessage(message: Message, names: ReadonlyMap<string, string>): JsonObject {
  const { role, content } = message;
  if (role === 'tool') return { role, name: names.get(message.toolCallId ?? '') ?? '', content };
  return {
    role,
    content,
    ...(message.reasoning ? { reasoning_content: message.reasoning } : {}),
    ...(message.toolCalls
      ? {
          tool_calls: message.toolCalls.map(({ name, arguments: given }) => ({
            type: 'function',
            function: { name, arguments: given },
          })),
        }
      : {}),
  };
}
