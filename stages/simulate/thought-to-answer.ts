// What the agent thinks before it answers, under a protocol in which every turn begins with a thought.
import type { Random } from '../../pipeline/hash.ts';
import type { Message } from '../../schemas/message.ts';

const afterCalls: readonly string[] = [
  'I have what I need, so I answer now.',
  'Nothing more has to be called. I tell the user what came of it.',
  'The results cover the request. Time to reply.',
  'That settles the request, and I can report back.',
  'No further call is needed. I sum up for the user.',
  'The last result was the missing piece. I reply with it.',
  'I can stop here and tell the user.',
  'With these results, the answer is clear.',
  "There's nothing left to look up or change. I answer.",
  'All of it has been dealt with, so the user should hear from me.',
];

const withoutCalls: readonly string[] = [
  'I can answer this without a call.',
  'No call is needed for this. I reply at once.',
  "There's nothing to look up here, so I answer directly.",
  'This takes a reply and no tool.',
  'I can say this right away.',
  'A reply is all that is needed here.',
];

export function thoughtToAnswer(messages: readonly Message[], random: Random): string {
  const last = messages.at(-1);
  return random.pick(last?.role === 'tool' ? afterCalls : withoutCalls);
}
