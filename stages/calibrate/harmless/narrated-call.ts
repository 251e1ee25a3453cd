// narrated_call: the agent says what it is doing while it makes a call.
import type { Plant } from '../plant.ts';
import { withTurn } from '../turns.ts';

const words = ['Let me look that up.', 'One moment, please.', "I'll check that for you.", 'Let me see.'];

export const narratedCall: Plant = {
  name: 'narrated_call',
  summary: 'The agent says what it is doing while it makes a call.',
  plant({ turns, random }) {
    const places = turns.flatMap(({ calls, content }, index) =>
      calls.length > 0 && content === '' ? [index] : [],
    );
    return places.length === 0
      ? undefined
      : withTurn(turns, random.pick(places), { content: random.pick(words) });
  },
};
