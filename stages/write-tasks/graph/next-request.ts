// How a user leads over to another request.
import type { Random } from '../../../pipeline/hash.ts';

/** How a user goes on once a request has been dealt with. */
const nextRequests = [
  'Thanks!',
  'Great, thank you.',
  'Perfect, thanks.',
  'Thanks, that helps.',
  'Good to know.',
  'Okay, one more thing.',
  'Got it. There is something else.',
  'Wonderful. Next one.',
  'Thank you. I have another request.',
  'All right. While I have you here:',
  'Thanks. One other thing.',
  'That works. Now to the next item.',
];

export const nextRequest = (random: Random): string => random.pick(nextRequests);
