// Requests are sentences, whatever the intent looks like; details follow in sentences of their own.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { purposeOf } from '../../stages/write-tasks/purpose.ts';
import { reasonFor } from '../../stages/write-tasks/reasons.ts';
import { asRequest } from '../../stages/write-tasks/request.ts';
import { type Wish, wishFor } from '../../stages/write-tasks/wish.ts';
import { apartInWords } from '../../stages/write-tasks/wording.ts';

const wordings = (wish: Wish): string[] => [
  ...new Set(Array.from({ length: 400 }, (_, seed) => asRequest(wish, randomFor(seed)))),
];

describe.each([
  'cancel order OR-1001',
  'which orders have the status open',
  'which visits does the field Old Town have',
  'what do we have on record for order OR-1001',
  'what is the average fee of our visits',
  'look up the record of order OR-1001',
  'how many orders are there per status',
  'how do things stand with order OR-1001',
  'I need a new order for the customer Ana Silva',
  'have order OR-1001 canceled',
])('the wish "%s"', (text) => {
  const found = wordings({ text, details: [], effect: 'read' });

  it('has at least eight wordings', () => {
    expect(found.length).toBeGreaterThanOrEqual(8);
  });

  it('is always a sentence, with no question inside another', () => {
    for (const wording of found) {
      expect(wording).toMatch(/^[A-Z].*[.?]$/);
      expect(wording).not.toMatch(/[{}]/);
      expect(wording).not.toMatch(
        /(?:tell me|to know|check|find out|look up|if you|to|you) (?:what's|what is|how do|how many \w+ are|which .* does|I need)/,
      );
      expect(wording).not.toMatch(/(?:could|would|can) (?:which|what|how)/i);
    }
  });
});

describe('details', () => {
  const create: Wish = {
    text: 'create a new order for the customer Ana Silva',
    details: [
      { name: 'dueOn', value: '2025-03-28' },
      { name: 'amount', value: 12.5 },
      { name: 'tags', value: ['urgent', 'new'] },
      { name: 'is_private', value: true },
    ],
    effect: 'write',
  };

  it('are told in sentences, never in a form', () => {
    for (const wording of wordings(create)) {
      expect(wording).toContain('March 28, 2025');
      expect(wording).toContain('12.5');
      expect(wording).toContain('the tags are urgent and new'.slice(4));
      expect(wording).toMatch(/it is private/i);
      expect(wording).not.toMatch(/[({]/);
    }
  });

  it('keep the capitals of names', () => {
    const wish: Wish = {
      text: 'create a new visit',
      details: [
        { name: 'topic', value: 'Summer visit' },
        { name: 'author', value: 'Yara Rossi' },
      ],
      effect: 'write',
    };
    for (const wording of wordings(wish)) {
      expect(wording).toContain('Summer visit');
      expect(wording).toContain('Yara Rossi');
    }
  });

  it('are never a chain of values and the fields they are for', () => {
    for (const wording of wordings(create)) {
      expect(wording).not.toMatch(/\([\w ]+: /);
      expect(wording).not.toMatch(/(?:for|as) the [\w ]+, (?:and )?[\w., ]+ (?:for|as) the /);
    }
  });

  it('say a range from a value to itself as that value', () => {
    const wish: Wish = {
      text: 'which orders have the status open',
      details: [
        { name: 'min_amount', value: 30 },
        { name: 'max_amount', value: 30 },
      ],
      effect: 'read',
    };
    for (const wording of wordings(wish)) expect(wording).toMatch(/the amount is 30[.]/);
  });

  it('narrow a search', () => {
    const wish: Wish = {
      text: 'which orders have the status open',
      details: [{ name: 'max_amount', value: 30 }],
      effect: 'read',
    };
    for (const wording of wordings(wish)) expect(wording).toContain('the amount is at most 30');
  });
});

it('gives a reason for some requests, and one that fits', () => {
  const reasons = (text: string, effect: Wish['effect']): string[] => [
    ...new Set(Array.from({ length: 300 }, (_, seed) => reasonFor({ text, effect }, randomFor(seed)))),
  ];
  for (const text of [
    'cancel order OR-1001',
    'change the fee to 3',
    'create a new order',
    'approve order OR-1001',
  ])
    expect(reasons(text, 'write').length).toBe(13);
  expect(reasons('which orders are open', 'read')).toContain('');
  expect(reasons('cancel order OR-1001', 'write')).not.toContain("It's missing from our records.");
});

it('says as many values as an intent can hold, and leaves out what is held back', () => {
  const wish = wishFor(
    {
      intents: ['change the order {order_id}', 'set the amount of {order_id} to {amount}'],
      effect: 'write',
    },
    {
      given: { order_id: 'OR-1001', amount: 12, due_on: '2025-03-28' },
      hidden: ['due_on'],
      rows: new Map([['order_id', 'order OR-1001']]),
    },
    randomFor(1),
  );
  expect(wish).toEqual({ text: 'set the amount of order OR-1001 to 12', details: [], effect: 'write' });
});

it.each([
  ['cancel order OR-1001', 'to cancel order OR-1001'],
  ['which orders have the status open', 'to find out which orders have the status open'],
  ['which visits does the field Old Town have', 'to find out which visits the field Old Town has'],
  ["what's the status of order OR-1001", 'to find the status of order OR-1001'],
  ['show me the details of order OR-1001', 'to look up the details of order OR-1001'],
  ['give me the number of orders', 'to find the number of orders'],
  ['I need a new order', 'to create a new order'],
  ['are there orders', 'to look up order OR-1'],
])('the purpose of "%s" is "%s"', (wish, purpose) => {
  expect(purposeOf(wish, 'order OR-1')).toBe(purpose);
});

describe('rows of one name', () => {
  const ana = { name: 'Ana Silva', city: 'Porto', email: 'ana.silva@example.com' };
  it.each([
    ['are told apart by their city', { ...ana, city: 'Lisbon' }, ' from Porto'],
    [
      'are told apart by their address',
      { ...ana, email: 'a.silva@example.org' },
      ' with the email address ana.silva@example.com',
    ],
    ['cannot be told apart where nothing differs', { ...ana }, undefined],
    ['need no mark where the names differ', { ...ana, name: 'Ana Sousa' }, ''],
  ])('%s', (_, other, mark) => {
    expect(apartInWords(ana, { label: 'name', rows: [ana, other] })).toBe(mark);
  });
});

it('says one of what an intent names in the plural', () => {
  const tool = {
    intents: ['record {quantity} compute hours for {server}', 'are {quantity} places left for {server}'],
    effect: 'write' as const,
  };
  const said = (quantity: number, intent: number): string =>
    wishFor(
      { ...tool, intents: tool.intents.slice(intent, intent + 1) },
      { given: { quantity, server: 'it' }, rows: new Map() },
      randomFor('one'),
    ).text;
  expect([said(1, 0), said(1, 1)]).toEqual(['record 1 compute hour for it', 'is 1 place left for it']);
  expect([said(3, 0), said(11, 1)]).toEqual(['record 3 compute hours for it', 'are 11 places left for it']);
});

it('leaves a wish alone that says first how things are', () => {
  const said = (text: string): string => asRequest({ text, details: [], effect: 'write' }, randomFor('said'));
  expect(said('a place became free at that one, who gets it')).toBe(
    'A place became free at that one, who gets it?',
  );
  expect(said('the offer has been collected, please close it')).toBe(
    'The offer has been collected, please close it.',
  );
  expect(said('close the visit, it cost 30')).toMatch(/\b(?:close|Close|closing) the visit, it cost 30/);
});
