// How the agent's procedure ends a conversation, once there is nothing left to do.
import type { Random } from '../../pipeline/hash.ts';
import type { Message } from '../../schemas/message.ts';
import { isThanks } from './user/thanks.ts';

const welcomes: readonly string[] = [
  "You're welcome!",
  "You're welcome. Have a good day!",
  'Happy to help.',
  'Glad I could help.',
  'My pleasure.',
  'Anytime.',
  "You're very welcome. Take care!",
  'Glad that worked out. Have a nice day!',
  'No problem at all.',
  'Always happy to help.',
  "You're welcome. I'm here if anything else comes up.",
  'My pleasure. All the best!',
  'Sure thing. Enjoy the rest of your day!',
  'Of course. Take care!',
  'Good to hear. Have a great day!',
  'It was no trouble at all. Have a good one!',
];

const nothingLeft: readonly string[] = [
  "I've told you everything I have on this.",
  "That's all I have on this one.",
  "I'm afraid that's as much as I can tell you.",
  "I don't have anything to add to that.",
];

export function closing(messages: readonly Message[], random: Random): string {
  const last = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return random.pick(isThanks(last) ? welcomes : nothingLeft);
}
