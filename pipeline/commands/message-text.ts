// A message as people read it.
import type { Message } from '../../schemas/message.ts';

export function messageText(message: Message, index: number, label?: string): string {
  const head = `[${index}] ${message.role}${label && label !== 'good' ? ` (${label})` : ''}`;
  const parts = [
    ...(message.reasoning ? [`(thinks) ${message.reasoning}`] : []),
    ...(message.content === '' ? [] : [message.content]),
    ...(message.toolCalls ?? []).map((call) => `-> ${call.name} ${JSON.stringify(call.arguments)}`),
  ];
  return `${head}\n${parts.join('\n').replaceAll(/^/gm, '    ')}`;
}
