// offer_at_end: the answer ends with an offer of more help.
import { type Plant, withAdded } from '../plant.ts';

const offers = [
  'Is there anything else I can help you with?',
  'Let me know if you need anything else.',
  'If anything looks wrong, just tell me.',
  'Feel free to ask if you have other questions.',
];

export const offerAtEnd: Plant = {
  name: 'offer_at_end',
  summary: 'The answer ends with an offer of more help.',
  plant: ({ turns, random, agent }) =>
    agent.style?.maxSentences === undefined ? withAdded(turns, random.pick(offers)) : undefined,
};
