// Rows that are a list of entries, each said by someone: calls and results are entries of their own, so that a turn may
// become several. ShareGPT began it; its heirs differ in who is called what and where tools stand.
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { ToolCall } from '../../schemas/message.ts';
import { numbered } from './call-ids.ts';
import type { Turn } from './exporter.ts';
import { thoughtIn, thoughtText } from './thoughts.ts';

export interface Entry {
  readonly by: 'system' | 'user' | 'assistant' | 'call' | 'result';
  readonly text: string;
  readonly isMasked: boolean;
}

const calledSchema = z.strictObject({ name: z.string(), arguments: jsonObjectSchema });

export const callText = ({ name, arguments: given }: Pick<ToolCall, 'name' | 'arguments'>): string =>
  JSON.stringify({ name, arguments: given });

export const callIn = (text: string): z.infer<typeof calledSchema> => calledSchema.parse(JSON.parse(text));

/** One entry for the words of a turn, one for each of its calls, one for each result. */
export function entriesOf(messages: readonly Turn[]): Entry[] {
  return messages.flatMap(({ role, content, reasoning, toolCalls = [], isMasked = false }): Entry[] => {
    if (role === 'tool') return [{ by: 'result', text: content, isMasked }];
    if (role !== 'assistant') return [{ by: role, text: content, isMasked }];
    const text = `${thoughtText(reasoning)}${content}`;
    const words: Entry[] = text === '' && toolCalls.length > 0 ? [] : [{ by: 'assistant', text, isMasked }];
    return [...words, ...toolCalls.map((call): Entry => ({ by: 'call', text: callText(call), isMasked }))];
  });
}

/** Calls belong to the turn of the words or calls before them. */
export function turnsIn(entries: readonly Entry[]): Turn[] {
  const turns: Turn[] = [];
  let before: Entry['by'] | undefined;
  for (const entry of entries) {
    const isSameTurn = entry.by === 'call' && (before === 'call' || before === 'assistant');
    const last = isSameTurn ? turns.pop() : undefined;
    turns.push(entry.by === 'call' ? withCall(last, entry) : turnOf(entry));
    before = entry.by;
  }
  return numbered(turns);
}

const maskOf = ({ isMasked }: Entry): Pick<Turn, 'isMasked'> => (isMasked ? { isMasked } : {});

function withCall(turn: Turn | undefined, entry: Entry): Turn {
  const { toolCalls = [], ...rest }: Turn = turn ?? { role: 'assistant', content: '', ...maskOf(entry) };
  return { ...rest, toolCalls: [...toolCalls, { id: '', ...callIn(entry.text) }] };
}

function turnOf(entry: Entry): Turn {
  const { by, text } = entry;
  if (by !== 'assistant') return { role: by === 'result' || by === 'call' ? 'tool' : by, content: text };
  const { reasoning, rest } = thoughtIn(text);
  const thought = reasoning === undefined ? {} : { reasoning };
  return { role: 'assistant', content: rest, ...thought, ...maskOf(entry) };
}
