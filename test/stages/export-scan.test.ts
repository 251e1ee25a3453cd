// The scan for personal data: what it finds, what looks like it and is not, and what it knows to be invented.
import { expect, it } from 'vitest';
import { scanned } from '../../stages/export/scan/scan.ts';

const scan = (content: string, known = '') =>
  scanned({ messages: [{ role: 'tool', content }], tools: [] }, (value) => known.includes(value));

it.each([
  ['e-mail address', 'Ada is at ada.king@lovelace.org now.'],
  ['phone number', 'Call +44 20 7946 0018 for it.'],
  ['card number', 'Paid with 4111 1111 1111 1111.'],
  ['IBAN', 'Send it to DE89 3704 0044 0532 0130 00.'],
  ['social security number', 'It is 219-09-9999.'],
  ['IP address', 'From 81.2.69.142.'],
  ['home folder', 'In /home/ada/notes.'],
])('finds a %s, and takes one that is known for invented', (kind, text) => {
  expect(scan(text)).toEqual({ hasSecret: false, personal: [kind] });
  expect(scan(text, text)).toEqual({ hasSecret: false, personal: [] });
});

it.each([
  'Write to ada@example.com or to bob@mail.example.org.',
  'The date is 2025-03-28, the order OR-1001, the amount 4,111.11.',
  'Card 4111 1111 1111 1112 does not exist, and 1234567812345670 is no network’s.',
  'DE89 3704 0044 0532 0130 01 is a slip.',
  'Call +1 212 555 0147.',
  'Version 10.2.3.4, host 192.168.0.7, and 203.0.113.9.',
  'Look in /home/user/notes or /Users/name/notes.',
  'Number 000-12-3456 and 12-345-6789.',
])('finds nothing in %j', (text) => {
  expect(scan(text).personal).toEqual([]);
});

it('looks at reasoning and arguments too', () => {
  const messages = [
    {
      role: 'assistant' as const,
      content: '',
      reasoning: 'Ada is at ada@lovelace.org.',
      toolCalls: [{ id: 'call_0', name: 'get', arguments: { key: 'ghp_abcdefghijklmnopqrstuvwxyz' } }],
    },
  ];
  expect(scanned({ messages, tools: [] }, () => false)).toEqual({
    hasSecret: true,
    personal: ['e-mail address'],
  });
});
