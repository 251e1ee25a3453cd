// Rows of the format openai as the fine-tuning service takes them. It checks an upload only after it was sent, and says
// what is wrong with one line of it at a time; here all lines are checked before.
import type { TuningRows } from '../../pipeline/commands/finetune/tuning-rows.ts';
import { messageOf } from '../../pipeline/errors.ts';
import type { RowDialogue, Turn } from '../exporters/exporter.ts';
import { openai } from '../exporters/openai.ts';

/** The service refuses a request with more. */
const mostTools = 128;
const toolName = /^[A-Za-z0-9_-]{1,64}$/;

export const openaiRows: TuningRows = {
  format: openai.format,
  faultIn(row) {
    let dialogue: RowDialogue;
    try {
      dialogue = openai.dialogueIn(row);
    } catch (error) {
      return `it has not the form of the format: ${messageOf(error).replaceAll(/\s+/g, ' ').slice(0, 200)}`;
    }
    return faultOfTools(dialogue) ?? faultOfTurns(dialogue);
  },
  textOf(row) {
    const { messages, tools } = openai.dialogueIn(row);
    const said = messages.map(
      ({ role, content, toolCalls = [] }) => `${role}\n${content}\n${JSON.stringify(toolCalls)}`,
    );
    return [...said, JSON.stringify(tools)].join('\n');
  },
};

function faultOfTools({ tools, messages }: RowDialogue): string | undefined {
  if (tools.length > mostTools)
    return `it declares ${tools.length} tools, and the service takes ${mostTools}`;
  const names = new Set(tools.map(({ name }) => name));
  if (names.size < tools.length) return 'it declares two tools of one name';
  const wrong = [...names].find((name) => !toolName.test(name));
  if (wrong !== undefined)
    return `the name of the tool ${JSON.stringify(wrong)} has other characters than A-Z a-z 0-9 _ -`;
  const called = messages.flatMap(({ toolCalls = [] }) => toolCalls).find(({ name }) => !names.has(name));
  return called && `it calls ${called.name}, which it does not declare`;
}

function faultOfTurns({ messages }: RowDialogue): string | undefined {
  const last = messages.at(-1);
  if (last?.role !== 'assistant')
    return `its last message is one of ${last?.role ?? 'nobody'}, not of the assistant`;
  if (!messages.some(({ role, isMasked }) => role === 'assistant' && !isMasked))
    return 'no turn of the assistant has a weight, so nothing is learned from it';
  const open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const fault = faultOfTurn(message, open);
    if (fault !== undefined) return `message ${index} ${fault}`;
  }
  return undefined;
}

/** `open`: calls that have no result yet. */
function faultOfTurn({ role, toolCallId = '', toolCalls = [] }: Turn, open: Set<string>): string | undefined {
  if (role === 'tool')
    return open.delete(toolCallId) ? undefined : 'is the result of a call that nobody made';
  if (open.size > 0) return `comes before the result of the call ${[...open][0]}`;
  for (const { id } of toolCalls) open.add(id);
  return undefined;
}
