// Short messages between those who are served and those who serve them, put together from parts so that few
// are alike.
import type { Random } from '../../../pipeline/hash.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'the 3rd', 'the 12th', 'the 21st'];
const times = ['9:30', '10:15', '11:00', '13:45', '14:30', '16:00', '17:15'];

const greetings = [
  'Hello, ',
  'Hi, ',
  'Good morning, ',
  'Hello again, ',
  'One more thing: ',
  'Quick question: ',
];

const questions = [
  'could you confirm that everything is set for {day}?',
  'is it possible to move it to {day} at {time}?',
  'I have not heard anything since {day}. Is there any news?',
  'can somebody call me back before {time}?',
  'which documents do I need to bring on {day}?',
  'what will it cost in the end? The letter says {amount}.',
  'we agreed on {amount}, but I was charged more.',
  'who is responsible for this now?',
  'the link in your last message does not work.',
  'I would like to change the contact details on file.',
  'I will be away until {day}. Can it wait until then?',
  'the receipt for {amount} is still missing.',
  'is {time} on {day} still free?',
  'nobody was there at {time}. What happened?',
  'may I bring a second person on {day}?',
];

const thanks = [
  'Thank you for your message. ',
  'Thanks for getting in touch. ',
  'Thanks for letting us know. ',
  'Sorry for the wait. ',
  'Good to hear from you. ',
  '',
];

const answers = [
  'We have confirmed {day} at {time}.',
  'We passed it on and will get back to you by {day}.',
  'The amount was corrected to {amount}.',
  'Please send us a photo of the first page.',
  'A colleague will call you on {day} after {time}.',
  'Nothing else is needed from your side.',
  'The new date is {day}, and the time stays {time}.',
  'We are checking this with accounting and expect an answer by {day}.',
  'The receipt for {amount} is on its way.',
  'You can come by any day until {time}.',
  'We have updated your details.',
  'That slot is taken, but {day} at {time} is free.',
];

const topics = [
  'Change of date',
  'Question about the bill',
  'Missing receipt',
  'Documents for the next visit',
  'New contact details',
  'Complaint about the wait',
  'Directions and parking',
  'Second opinion',
  'Wrong amount charged',
  'Confirmation requested',
  'Access for a guest',
  'Delay on our side',
  'Callback requested',
  'Change of plan',
  'Follow-up to our call',
];

const filled = (text: string, random: Random): string =>
  text
    .replace('{day}', () => random.pick(days))
    .replace('{time}', () => random.pick(times))
    .replace('{amount}', () => `${random.integer(12, 940)}.${random.pick(['00', '50', '90', '25'])}`);

export const questionText = (random: Random): string =>
  filled(random.pick(greetings) + random.pick(questions), random);

export const answerText = (random: Random): string =>
  filled(random.pick(thanks) + random.pick(answers), random);

/** "Missing receipt (Monday)" */
export const subjectText = (random: Random): string => `${random.pick(topics)} (${random.pick(days)})`;

/** Different texts of one sort. */
export const textsOf = (text: (random: Random) => string, count: number, random: Random): string[] => [
  ...new Set(Array.from({ length: count }, () => text(random))),
];
