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
  'Thanks a lot.',
  'Very good.',
  'Okay, noted.',
  'Fine, thanks.',
  'Thank you, I have that now.',
  'Good. Another thing, then.',
  'Excellent.',
  'Thanks for that.',
  'Alright, and there is one more thing.',
  'That was quick.',
  'Good, that takes care of it.',
  'Before I forget, there is something else.',
  'Thank you very much.',
  'Super, thanks.',
];

/** The same for somebody who works through a list. */
const nextOnLists = [
  'Next on my list:',
  'Next up:',
  'On to the next one.',
  'The next item, then.',
  'Check. Here is the next one.',
  "That's another one off the list.",
  'Okay, next.',
  'Good, moving on.',
  "Thanks, let's go on.",
  'One down. Next:',
];

export const nextRequest = (random: Random): string => random.pick(nextRequests);

export const nextOnTheList = (random: Random): string => random.pick([...nextRequests, ...nextOnLists]);
