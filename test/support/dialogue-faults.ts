// Checks a dialogue as a training job would: roles in legal order, every call answered but for those of a last turn,
// arguments valid.
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Message, ToolCall } from '../../schemas/message.ts';
import type { RowDialogue } from '../../stages/exporters/exporter.ts';

/** What is wrong with a dialogue; nothing when a model can be trained on it. */
export function dialogueFaults({ messages, tools }: RowDialogue): string[] {
  const schemas = new Map(tools.map((tool) => [tool.name, tool.inputSchema]));
  return [
    ...(schemas.size < tools.length ? ['two tools have the same name'] : []),
    ...tools
      .filter(({ name }) => !/^[a-zA-Z0-9_-]{1,64}$/.test(name))
      .map(({ name }) => `${name} is not a valid tool name`),
    ...orderFaults(messages),
    ...messages.flatMap((message, index) => [
      ...(message.toolCalls ?? []).flatMap((call) => callFaults(call, schemas)),
      ...(message.role === 'user' && message.content.trim() === ''
        ? [`[${index}] the user says nothing`]
        : []),
    ]),
  ];
}

function callFaults(call: ToolCall, schemas: ReadonlyMap<string, JsonObject>): string[] {
  const schema = schemas.get(call.name);
  return schema ? schemaFaults(schema, call.arguments) : [`calls ${call.name}, which is not declared`];
}

const next: Record<string, readonly string[]> = {
  start: ['system'],
  system: ['user'],
  user: ['assistant'],
  answer: ['user', 'end'],
  call: ['tool', 'end'],
  'some results': ['tool'],
  results: ['assistant'],
};

function orderFaults(messages: readonly Message[]): string[] {
  const faults: string[] = [];
  let before = 'start';
  let open: string[] = [];
  const expectNext = (role: string, index: number): void => {
    if (!next[before]?.includes(role)) faults.push(`[${index}] ${role} after ${before}`);
  };
  for (const [index, { role, toolCalls = [], toolCallId = '' }] of messages.entries()) {
    expectNext(role, index);
    if (role === 'tool') {
      if (!open.includes(toolCallId)) faults.push(`[${index}] answers ${toolCallId}, which is not open`);
      open = open.filter((id) => id !== toolCallId);
    } else open = toolCalls.map(({ id }) => id);
    if (open.length > new Set(open).size) faults.push(`[${index}] two calls have the same id`);
    before = stateAfter(role, open.length);
  }
  expectNext('end', messages.length);
  return faults;
}

function stateAfter(role: string, open: number): string {
  if (open > 0) return role === 'tool' ? 'some results' : 'call';
  if (role === 'tool') return 'results';
  return role === 'assistant' ? 'answer' : role;
}
