// announced_only: the answer announces one more step, and the play ends.
import { type Defect, withAdded } from '../plant.ts';

const plans = [
  "I'll also update the other record for you.",
  "Next, I'll check whether anything else is affected.",
  'Let me now also confirm this with the others.',
  "I'm going to send you the summary in a minute.",
  'I will take care of the remaining items and get back to you.',
  "Give me a second, I'm still looking up the rest.",
  'After that I plan to adjust the related entries.',
];

export const announcedOnly: Defect = {
  name: 'announced_only',
  summary: 'The answer announces one more step, and the play ends without it.',
  wants: 'reject',
  plant: ({ turns, random }) => withAdded(turns, random.pick(plans)),
};
