// How people say thanks at the end, and how to tell that a message does nothing else.
import type { Random } from '../../../pipeline/hash.ts';

const thanks: readonly string[] = [
  "Thanks, that's everything.",
  "Thank you, that's all I needed.",
  'Perfect, thank you so much.',
  "Great, thanks. That's it from me.",
  'Thanks a lot for your help!',
  'Wonderful, thank you. Bye!',
  "That's all for today. Thanks!",
  'Brilliant, thanks for sorting that out.',
  'Awesome, thanks!',
  'Much appreciated.',
  'Thank you, you saved me some time.',
  'Super, thanks. Have a good one!',
  "Excellent. I'm all set, thanks.",
  'Okay, great. Thanks for the quick help.',
  'Cool, thank you!',
  'Lovely, thanks very much.',
  'Good, exactly right. Thanks!',
  'Cheers, that helps.',
];

export const thankYou = (random: Random): string => random.pick(thanks);

const thanking = /\b(?:thanks?|thank you|thx|appreciated|cheers)\b/i;
/** Words that ask for something, or take something back. */
const goingOn =
  /\?|\b(?:but|could|can|would|please|pls|also|now|next|another|one more|instead|what|which|who|how)\b/i;

/** True for a short message that says thanks and asks for nothing. */
export const isThanks = (text: string): boolean =>
  thanking.test(text) && !goingOn.test(text) && text.split(/\s+/).length <= 14;
