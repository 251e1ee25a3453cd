// Checks the lines of an exported file as a training job would: roles in legal order, every call answered,
// arguments valid.
import { schemaFaults } from '../../pipeline/json/json-schema.ts';

interface Row {
  messages: {
    role: string;
    content?: string | null;
    tool_calls?: { id?: string; function: { name: string; arguments: unknown } }[];
    tool_call_id?: string;
    name?: string;
    weight?: number;
  }[];
  tools: {
    type: string;
    function: { name: string; description: string; parameters: Record<string, never> };
  }[];
}

/** What is wrong with a row; nothing when it can be trained on. */
export function rowFaults(row: Row): string[] {
  const faults: string[] = [];
  const schemas = new Map(row.tools.map((tool) => [tool.function.name, tool.function.parameters]));
  if (schemas.size !== row.tools.length) faults.push('two tools have one name');
  for (const tool of row.tools)
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(tool.function.name)) faults.push(`bad tool name ${tool.function.name}`);
  let open: string[] = [];
  let before = '';
  for (const [index, message] of row.messages.entries()) {
    const legal: Record<string, string[]> = {
      '': ['system'],
      system: ['user'],
      user: ['assistant'],
      assistant: open.length > 0 ? ['tool'] : ['user'],
      tool: open.length > 0 ? ['tool'] : ['assistant'],
    };
    if (!legal[before]?.includes(message.role))
      faults.push(`[${index}] ${message.role} after ${before} with ${open.length} calls open`);
    for (const call of message.tool_calls ?? []) {
      const given =
        typeof call.function.arguments === 'string'
          ? JSON.parse(call.function.arguments)
          : call.function.arguments;
      const schema = schemas.get(call.function.name);
      if (!schema) faults.push(`[${index}] calls ${call.function.name}, which is not declared`);
      else faults.push(...schemaFaults(schema, given));
      open.push(call.id ?? call.function.name);
    }
    if (message.role === 'tool') {
      const answered = message.tool_call_id ?? message.name ?? '';
      if (!open.includes(answered)) faults.push(`[${index}] answers ${answered}, which nobody called`);
      open = open.filter((id, at) => at !== open.indexOf(answered) || id !== answered);
    }
    if (message.role !== 'assistant' && typeof message.content !== 'string')
      faults.push(`[${index}] has no content`);
    before = message.role;
  }
  if (before !== 'assistant' || open.length > 0)
    faults.push(`ends on ${before} with ${open.length} calls open`);
  return faults;
}
