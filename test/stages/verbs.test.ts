import { expect, it } from 'vitest';
import { gerundPhrase, participlePhrase } from '../../stages/verbs.ts';

it.each([
  ['book a room', 'booked a room', 'booking a room'],
  ['cancel order OR-1001', 'canceled order OR-1001', 'canceling order OR-1001'],
  ['transfer 30 from A to B', 'transferred 30 from A to B', 'transferring 30 from A to B'],
  ['set the phone number', 'set the phone number', 'setting the phone number'],
  ['take back the change', 'taken back the change', 'taking back the change'],
  ['undo the change', 'undone the change', 'undoing the change'],
  ['drop the task', 'dropped the task', 'dropping the task'],
  ['re-open the case', 're-opened the case', 're-opening the case'],
  ['permanently delete record RE-1', 'permanently deleted record RE-1', 'permanently deleting record RE-1'],
  ['reply to the message', 'replied to the message', 'replying to the message'],
  ['apply the discount', 'applied the discount', 'applying the discount'],
  [
    'accept the quote and place the order',
    'accepted the quote and placed the order',
    'accepting the quote and placing the order',
  ],
  [
    'set it to "read and sign the form"',
    'set it to "read and sign the form"',
    'setting it to "read and sign the form"',
  ],
  [
    'list the notes dated May 4 and with the status signed',
    'listed the notes dated May 4 and with the status signed',
    'listing the notes dated May 4 and with the status signed',
  ],
  ['find Hana and the file', 'found Hana and the file', 'finding Hana and the file'],
  ['have badge AB-1 issued', 'had badge AB-1 issued', 'having badge AB-1 issued'],
])('%s: %s, %s', (phrase, participle, gerund) => {
  expect(participlePhrase(phrase)).toBe(participle);
  expect(gerundPhrase(phrase)).toBe(gerund);
});
