// What people say around a problem: why they ask, and why it has to be right.

export const reasons: readonly string[] = [
  "I'm checking a spreadsheet that I don't quite trust.",
  'This is for a quote that goes out today.',
  'My colleague and I got different results.',
  "I'm preparing a worksheet and need the key.",
  'It came up in a meeting, and nobody had an answer.',
  "I did this on paper and I'm not sure about it.",
  'A customer wants to know by this afternoon.',
  "I'm planning ahead a little.",
  'My daughter brought this home from school.',
  'We need a figure for the minutes.',
  "I have to put a number in a form, and it can't be a guess.",
  "It's for a grant application.",
  'Somebody claims to have done this in the head.',
  "I'd like a second opinion on a calculation.",
  'The old file with the formula is gone.',
  "I'm new to this and would rather ask.",
  'Our treasurer asked me for it.',
  'Just to be sure before I sign:',
];

export const needs: readonly string[] = [
  'It has to be right, so please calculate it properly.',
  'Please work it out and not just estimate.',
  'An exact calculation, please.',
  'I will pass the figure on, so no guessing.',
  'Take your time, but the number has to hold.',
  'I got burned by a rough figure before.',
  'A wrong figure would cost us.',
  'Somebody will check it after me.',
];
