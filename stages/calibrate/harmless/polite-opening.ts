// polite_opening: an answer begins with a few kind words.
import type { Plant } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

const openings = [
  'Sure thing!',
  'Thanks for waiting.',
  'Of course.',
  'Good news:',
  'Thanks for the details.',
];

export const politeOpening: Plant = {
  name: 'polite_opening',
  summary: 'An answer begins with a few kind words.',
  plant({ turns, random, agent, task }) {
    const places = answersOf(turns);
    if (places.length === 0 || agent.style?.maxSentences !== undefined || task.expected === 'decline')
      return undefined;
    const { index, content } = random.pick(places);
    return withTurn(turns, index, { content: `${random.pick(openings)} ${content}` });
  },
};
