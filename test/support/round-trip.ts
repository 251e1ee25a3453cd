// What a trainer finds in a row, beside what the row was made of. A format may number calls in its own way, and one
// without reasoning or masks has none; everything else must come back.
import { neutralIds } from '../../stages/exporters/call-ids.ts';
import type { Exporter, Row, RowDialogue, Turn } from '../../stages/exporters/exporter.ts';

export interface RoundTrip {
  readonly read: RowDialogue;
  readonly expected: RowDialogue;
}

export function roundTrip(exporter: Exporter, row: Row): RoundTrip {
  const { messages, tools } = exporter.dialogueIn(JSON.parse(JSON.stringify(exporter.line(row))));
  return {
    read: { messages: neutralIds(messages).map(sorted), tools },
    expected: { messages: neutralIds(heldBy(exporter, row.messages)).map(sorted), tools: row.tools },
  };
}

/** Members in one order, and none that are undefined. */
const sorted = ({ role, content, reasoning, toolCalls, toolCallId, isMasked }: Turn): Turn => ({
  role,
  content,
  ...(reasoning ? { reasoning } : {}),
  ...(toolCalls ? { toolCalls } : {}),
  ...(toolCallId === undefined ? {} : { toolCallId }),
  ...(isMasked ? { isMasked } : {}),
});

function heldBy({ format, limits }: Exporter, messages: readonly Turn[]): readonly Turn[] {
  if (format === 'xlam')
    return messages
      .filter(({ role }) => role === 'user' || role === 'assistant')
      .map(({ reasoning: _, ...message }) => message);
  // The last turn of a decision is a list of calls.
  const last = format === 'decision-points' ? messages.length - 1 : -1;
  return messages.map(({ reasoning, isMasked, ...message }, index) => ({
    ...message,
    ...(reasoning && limits.reasoning !== 'nowhere' && index !== last ? { reasoning } : {}),
    ...(isMasked && limits.masks ? { isMasked } : {}),
  }));
}
