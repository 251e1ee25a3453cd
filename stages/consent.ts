// Asking for consent before a change, and giving it, in plain words. Each phrase stands with a sentence that it
// must match and a close one that it must not; a test checks both.

interface ConsentPhrase {
  readonly pattern: RegExp;
  readonly matches: string;
  readonly spares: string;
}

/** Phrases by which an assistant asks whether it may make a change. */
export const askingPhrases: readonly ConsentPhrase[] = [
  {
    pattern: /\b(?:shall|should|may|can) I (?:go ahead|proceed|do (?:it|that|this)|continue)\b/i,
    matches: 'This will cancel the booking. Shall I go ahead?',
    spares: 'Shall I look for another day?',
  },
  {
    pattern:
      /\b(?:do|would) you (?:want|like) (?:me )?to (?:go ahead|proceed|continue|do (?:it|that|this))\b/i,
    matches: 'Do you want me to go ahead?',
    spares: 'Do you want me to send you a copy?',
  },
  {
    pattern: /\b(?:please confirm|can you confirm|could you confirm|do you confirm|confirm that)\b/i,
    matches: 'Please confirm that I should delete it.',
    spares: 'I can confirm the new date.',
  },
  {
    pattern: /\b(?:is that|is this) (?:ok|okay|all right|alright|what you want|right|correct)\b/i,
    matches: 'I would delete note NT-1004. Is that what you want?',
    spares: 'That is okay with me.',
  },
  {
    pattern: /\bare you sure\b/i,
    matches: 'It cannot be undone. Are you sure?',
    spares: 'I am sure.',
  },
];

/** Phrases by which a person agrees. They count at the start of a message. */
export const agreeingPhrases: readonly ConsentPhrase[] = [
  {
    pattern: /^\W*(?:yes|yep|yeah|yup|sure|ok|okay|certainly|absolutely|definitely|of course)\b/i,
    matches: 'Yes, please.',
    spares: 'Yesterday was better.',
  },
  {
    pattern: /^\W*(?:please |just )?(?:go ahead|do it|do that|proceed|go for it)\b/i,
    matches: 'Please go ahead.',
    spares: 'Go back to the first one.',
  },
  {
    pattern: /^\W*(?:that's|that is|this is)? ?(?:right|correct|confirmed|fine|what I want)\b/i,
    matches: "That's right.",
    spares: "That's not what I asked.",
  },
  {
    pattern: /^\W*I(?: do|'m sure| am sure| confirm| agree)\b/i,
    matches: "I'm sure.",
    spares: 'I doubt it.',
  },
];

const reservation = /\b(?:not|don't|do not|wait|hold on|stop|no|instead|but first|never mind)\b/i;

const matchesAny = (text: string, phrases: readonly ConsentPhrase[]): boolean =>
  phrases.some(({ pattern }) => pattern.test(text.replaceAll('’', "'")));

export const asksConsent = (text: string): boolean => matchesAny(text, askingPhrases);

/** True if a message agrees and holds nothing back. */
export const consents = (text: string): boolean =>
  matchesAny(text, agreeingPhrases) && !reservation.test(text.replaceAll('’', "'"));
