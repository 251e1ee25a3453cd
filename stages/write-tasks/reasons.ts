// Why people ask: a sentence that some of them add to a request. It says nothing that a tool could use.
import type { Random } from '../../pipeline/hash.ts';
import type { Wish } from './wish.ts';

const reasons = {
  stop: [
    "It isn't needed any more.",
    'Plans have changed.',
    'We talked it over and decided against it.',
    'Somebody set this up by mistake.',
    'It only causes confusion.',
    "That's what we agreed on the phone.",
    'It should have been gone long ago.',
    "I'd rather not leave it lying around.",
    'We found another solution.',
    'It came up in the review, and nobody wants to keep it.',
    'I was asked to tidy this up.',
    'There was a misunderstanding on our side.',
  ],
  new: [
    "It's missing from our records.",
    'I only got the go-ahead this morning.',
    'We forgot about it last time.',
    'I promised to have it in the system by tonight.',
    'It was only on paper so far.',
    'Somebody called about it and I wrote it down.',
    "I'd like to have it in place before I go on vacation.",
    'My colleague usually does this, but she is out.',
    'We talked about it in the meeting.',
    "It's the last thing missing before we can start.",
    'I was told that you can enter it for me.',
    'We have been meaning to do this for weeks.',
  ],
  change: [
    'What we have there is out of date.',
    'I noticed that it was wrong when I looked today.',
    'I made a typo when I entered it.',
    'Things turned out differently.',
    "That's what everyone involved has agreed on.",
    'I got new information this morning.',
    'The old entry keeps confusing people.',
    'My manager asked me to correct it.',
    'We changed our minds about it.',
    'It has to match what is in the contract.',
    'I should have told you earlier.',
    "It doesn't fit the way it is now.",
  ],
  act: [
    'Everybody is waiting for it.',
    "I'd like to get this moving.",
    'It has been pending for too long.',
    'I checked everything on my side.',
    'We can go on as soon as that has happened.',
    'I was asked to take care of it.',
    'The others have already agreed.',
    "That's the next step in our plan.",
    "I can't do it from here.",
    'It would take a load off my mind.',
    'I promised to see to it.',
    'The person who usually does it is out today.',
  ],
  read: [
    'I have to explain it to somebody in a minute.',
    'My manager just asked me.',
    'I want to be prepared for a call.',
    "It's for a report.",
    'I lost my notes.',
    "I'm trying to plan ahead.",
    'We were discussing it over lunch and nobody knew.',
    "I need it before I can decide what's next.",
    'Somebody told me something else, and I want to be sure.',
    'I have a meeting about it.',
    "I'm filling in for a colleague and don't know the details.",
    'I just want to be on the safe side.',
  ],
} as const;

/** The share of people who say why. */
const explaining = 0.35;

/** A reason that fits what is wished for; empty for those who give none. */
export function reasonFor({ text, effect }: Pick<Wish, 'text' | 'effect'>, random: Random): string {
  if (!random.chance(explaining)) return '';
  return random.pick(reasons[effect === 'read' ? 'read' : sortOf(text)]);
}

function sortOf(wish: string): 'stop' | 'new' | 'change' | 'act' {
  if (/\b(?:cancel|delete|remove|revoke|withdraw|drop|abort|take back)\b/.test(wish)) return 'stop';
  if (
    /^(?:i need|i'd like|we need|add|create|register|set up|enter|open|book|accept) (?:an?|a new|the new)\b/i.test(
      wish,
    )
  )
    return 'new';
  return /^(?:change|set|update|edit|correct|adjust|rename|move) /.test(wish) ? 'change' : 'act';
}
