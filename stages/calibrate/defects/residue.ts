// residue: a marker of a chat template is left in a message.
import type { Defect } from '../plant.ts';
import { spokenTurns, withTurn } from '../turns.ts';

export const residue: Defect = {
  name: 'residue',
  summary: 'A marker of a chat template is left in a message.',
  wants: 'reject',
  plant({ turns, random }) {
    const { index, content } = random.pick(spokenTurns(turns));
    const changed = random.pick([
      `</think>\n\n${content}`,
      `${content}<|im_end|>`,
      `${content}\n<tool_call>\n{"name": "lookup"}`,
      `<|channel|>final<|message|>${content}`,
      `${content}<｜end▁of▁sentence｜>`,
      `${content} [TOOL_CALLS]`,
      `${content}<|tool_calls_section_end|>`,
    ]);
    return withTurn(turns, index, { content: changed });
  },
};
