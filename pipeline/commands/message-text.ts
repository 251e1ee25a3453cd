// A message as people read it.
import type { Message } from '../../schemas/message.ts';

export function messageText(message: Message, index: number): string {
  const head = `[${index}] ${message.role}`;
  const parts = [
    ...(message.reasoning ? [`(thinks) ${message.reasoning}`] : []),
    ...(message.malformed ? [message.malformed.text] : []),
    ...(message.content === '' ? [] : [message.content]),
    ...(message.toolCalls ?? []).map((call) => `-> ${call.name} ${JSON.stringify(call.arguments)}`),
  ];
  return `${head}\n${parts.join('\n').replaceAll(/^/gm, '    ')}`;
}
