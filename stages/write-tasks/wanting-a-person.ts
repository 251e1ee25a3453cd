// Requests of users who want a person to deal with them.
import type { Random } from '../../pipeline/hash.ts';

const before = [
  "I'd like a person to take care of this.",
  'Can I talk to a human about this, please?',
  'Please put me through to somebody who works there.',
  'I would rather have this done by a real person.',
  'No offense, but I want a human to handle this.',
  'Could you connect me with one of your people?',
  "I'd like to speak with a member of your staff.",
  'Can a real person do the following for me?',
  "I don't want a machine to do this for me, I want a person.",
  'Please get me a human for this one.',
];

const after = [
  "But I'd rather have a person do it, so please pass it on.",
  "I'd prefer that a human takes care of this.",
  'Please have a real person do that, not a program.',
  'Could you pass this on to somebody on your team? I want a person on it.',
  'I want somebody to look at it personally, so please connect me with a human.',
  'Can you transfer me to a person for that?',
  "I'd feel better if a human being handled it.",
  'Please let one of your people do it. I want to deal with a person.',
  "And please, I'd like a person for this and no bot.",
  'Would you hand this to a real person? That would suit me better.',
];

export const askingForPerson = (say: string, random: Random): string =>
  random.chance(0.5) ? `${random.pick(before)} ${say}` : `${say} ${random.pick(after)}`;
