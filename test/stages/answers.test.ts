// Answers of the agent's procedure: every changed value is told, under whatever spelling; refusals are explained;
// and nothing is told that no result shows.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { completionClaims, declines } from '../../stages/claims.ts';
import { tells } from '../../stages/evidence.ts';
import { type Change, changeSentences } from '../../stages/simulate/answers/changes.ts';
import { factSentences } from '../../stages/simulate/answers/facts.ts';
import {
  obstacleAnswer,
  outOfReachAnswer,
  refusalAnswer,
  setbackSentence,
} from '../../stages/simulate/answers/refusals.ts';
import { type CallResult, resultsOfRequest } from '../../stages/simulate/answers/results.ts';
import { questionFor } from '../../stages/simulate/questions.ts';
import { withoutDoublePeriods } from '../../stages/values-in-words.ts';

const seeds = Array.from({ length: 60 }, (_, seed) => randomFor(seed));
const reports = (change: Change): string[] =>
  seeds.map((random) => changeSentences([change], random).join(' '));

const result = (value: Json): CallResult => ({
  tool: 'get_order',
  given: {},
  content: JSON.stringify(value),
  value,
  error: undefined,
});

describe('a report of a change', () => {
  it.each<[string, JsonObject, JsonObject, string, readonly [string, Json][]]>([
    [
      'camelCase arguments and snake_case results',
      { orderId: 'OR-1001', dueOn: '2025-03-28', priceLimit: 40 },
      { id: 'OR-1001', due_on: '2025-03-28', price_limit: 40, status: 'open' },
      'to change order OR-1001',
      [
        ['due date', '2025-03-28'],
        ['price limit', 40],
      ],
    ],
    [
      'a transfer, with the new figures of both sides',
      { from_id: 'CA-1', to_id: 'CA-2', amount: 30 },
      { amount: 30, from: { id: 'CA-1', balance: 70 }, to: { id: 'CA-2', balance: 150 } },
      'to move 30 of the balance from CA-1 to CA-2',
      [
        ['balance', 30],
        ['balance of CA-1', 70],
        ['balance of CA-2', 150],
      ],
    ],
    [
      'an adjustment, with the new figure',
      { order_id: 'OR-1', change: 5 },
      { id: 'OR-1', stock: 45, status: 'open' },
      'to change the stock of OR-1 by 5',
      [
        ['change', 5],
        ['stock', 45],
      ],
    ],
    [
      'a new row, with its ID and its state',
      { number: 'CG-59300', rating: 3 },
      { id: 'FS-1013', number: 'CG-59300', rating: 3, status: 'in_review' },
      'to add a new folder share',
      [
        ['ID', 'FS-1013'],
        ['number', 'CG-59300'],
        ['rating', 3],
        ['status', 'in_review'],
      ],
    ],
    [
      'a move to another state, with its remark',
      { order_id: 'OR-1', reason: 'no longer needed' },
      { id: 'OR-1', reason: 'no longer needed', status: 'written_off' },
      'to close order OR-1',
      [
        ['reason', 'no longer needed'],
        ['status', 'written_off'],
      ],
    ],
  ])('tells the values of %s', (_, given, value, purpose, told) => {
    for (const report of reports({ given, value, purpose })) {
      for (const [name, expected] of told)
        expect([report, tells(report, name, expected)]).toEqual([report, true]);
      expect(completionClaims(report).length).toBeGreaterThan(0);
    }
  });

  it('calls a copy made, not changed', () => {
    const change = {
      given: { matter_id: 'LM-1003' },
      value: { id: 'LM-1012', status: 'planned' },
      purpose: 'to make a copy of matter LM-1003',
    };
    for (const report of reports(change)) {
      expect(report).toContain('made a copy of matter LM-1003');
      expect(report).toContain('LM-1012');
      expect(report).not.toContain('changed');
    }
  });

  it('does not call a state new that the call left alone', () => {
    const change = {
      given: { order_id: 'OR-1', version: 7 },
      value: { id: 'OR-1', version: 7, status: 'approved' },
      purpose: 'to set the version of order OR-1 to 7',
    };
    for (const report of reports(change)) expect(report).not.toContain('approved');
  });

  it('ends a quotation with one period', () => {
    const change = {
      given: { id: 'OR-1', note: 'Call back on Monday.' },
      value: { id: 'OR-1', note: 'Call back on Monday.' },
      purpose: 'to change order OR-1',
    };
    for (const report of reports(change).map(withoutDoublePeriods)) {
      expect(report).toContain('"Call back on Monday."');
      expect(report).not.toContain('.".');
    }
  });

  it('ends the sentence with a quotation that the phrase ends with', () => {
    const change = {
      given: { id: 'OR-1', note: 'Waiting for an answer from Mei Castillo' },
      value: { id: 'OR-1', note: 'Waiting for an answer from Mei Castillo' },
      purpose: 'to change the note of OR-1 to "Waiting for an answer from Mei Castillo"',
    };
    for (const report of reports(change)) expect(report).toContain('Castillo".');
  });

  it('does not call a state new after a change of owner', () => {
    const change = {
      given: { order_id: 'OR-1', customer_id: 'CU-2' },
      value: { id: 'OR-1', customer: { id: 'CU-2', name: 'Ana Silva' }, status: 'open' },
      purpose: 'to change the customer of order OR-1 to Ana Silva',
    };
    for (const report of reports(change)) expect(report).not.toContain('open');
  });

  it('does not read out the contents of a file', () => {
    const content = 'first line\nsecond line';
    const change = {
      given: { path: '/a.md', content },
      value: { path: '/a.md', content },
      purpose: 'to create /a.md',
    };
    for (const report of reports(change)) expect(report).not.toContain('second line');
  });
});

describe('facts', () => {
  const tell = (wanted: { name: string; value: Json }[], value: Json): string[] =>
    seeds.map((random) => factSentences(wanted, [result(value)], random).join(' '));

  it('are told by the values that the results give', () => {
    const wanted = [
      { name: 'due date of order OR-1', value: '2025-03-28' },
      { name: 'status of order OR-1', value: 'in_review' },
    ];
    for (const answer of tell(wanted, { id: 'OR-1', due_on: '2025-03-28', status: 'in_review' })) {
      expect(answer).toContain('March 28, 2025');
      expect(answer).toContain('in review');
    }
  });

  it('count and name what was found, in the singular where there is one', () => {
    const wanted = [
      { name: 'number of orders', value: 1 },
      { name: 'matching orders', value: 'OR-1' },
    ];
    for (const answer of tell(wanted, { total: 1, orders: [{ id: 'OR-1' }] })) {
      expect(answer).toMatch(/\b1 order\b/);
      expect(answer).toContain('OR-1');
      expect(tells(answer, 'number of orders', 1)).toBe(true);
    }
  });

  it.each<[string, readonly [string, Json][]]>([
    ['a count', [['number of orders', 3]]],
    [
      'a count and what it counts',
      [
        ['number of orders', 1],
        ['matching orders', 'OR-1'],
      ],
    ],
    [
      'counts by group',
      [
        ['number with the status open', 4],
        ['number with no status', 3],
      ],
    ],
    ['an observation', [['observation', 'Prefers tea']]],
    ['a field of a row', [['due date of order OR-1', '2025-03-28']]],
    [
      'several fields of a row',
      [
        ['due date of order OR-1', '2025-03-28'],
        ['price of order OR-1', 40],
      ],
    ],
    ['a figure', [['average', 12.5]]],
  ])('claim no change, however %s is told', (_, facts) => {
    const wanted = facts.map(([name, value]) => ({ name, value }));
    const answers = tell(wanted, Object.fromEntries(facts));
    expect(new Set(answers).size).toBeGreaterThan(3);
    for (const answer of answers) {
      for (const { name, value } of wanted) expect(tells(answer, name, value), answer).toBe(true);
      expect(completionClaims(answer)).toEqual([]);
    }
  });

  it('speak of the past about rows that were counted before they were changed', () => {
    const counted = { ...result({ total: 4, alerts: [] }), given: { status: 'snoozed' } };
    const changed = result({ id: 'AL-1001', status: 'open' });
    const wanted = [{ name: 'number of alerts', value: 4 }];
    const said = (results: readonly CallResult[]) =>
      new Set(seeds.flatMap((random) => factSentences(wanted, results, random)));
    for (const sentence of said([counted, changed])) expect(sentence).not.toMatch(/\b(?:are|have|show|is)\b/);
    expect([...said([counted])].some((sentence) => /\bare\b/.test(sentence))).toBe(true);
  });

  it('join several counts, and repeat the status that a search was limited to', () => {
    const search = (given: JsonObject, id: string): CallResult => {
      const value = { total: 1, orders: [{ id, status: 'open' }] };
      return { ...result(value), given };
    };
    const results = [
      search({ client_id: 'CL-1', status: 'open' }, 'OR-1'),
      search({ client_id: 'CL-2' }, 'OR-2'),
    ];
    const wanted = ['1', '2'].flatMap((each) => [
      { name: `number of orders of client CL-${each}`, value: 1 },
      { name: `matching orders of client CL-${each}`, value: `OR-${each}` },
    ]);
    for (const random of seeds) {
      const [first, second] = factSentences(wanted, results, random);
      expect(first).toMatch(/\b1 order for client CL-1 with the status open\b.* OR-1\b/);
      expect(second).toMatch(/\balso\b|^In addition/);
      expect(second).not.toContain('status');
    }
  });

  it('do not change a name that holds an "of"', () => {
    const wanted = [{ name: 'number of entries of "The Quiet Year of Ana"', value: 1 }];
    for (const answer of tell(wanted, { total: 1, entries: [{ id: 'EN-1' }] }))
      expect(answer).toContain('1 entry for "The Quiet Year of Ana"');
  });

  it('do not count with a number that is a code, nor count rows by the number in a field', () => {
    const code = { name: 'number of renewal pass RP-1', value: 'MG-47284' };
    for (const answer of tell([code], { id: 'RP-1', number: 'MG-47284' })) {
      expect(answer).toMatch(/\bnumber\b/);
      expect(answer).not.toMatch(/MG-47284 renewal pass/);
    }
    const credits = { name: 'number of credits of student SD-1', value: 44 };
    for (const answer of tell([credits], { id: 'SD-1', credits: 44 })) {
      expect(answer).toContain('number of credits');
      expect(answer).not.toContain('credits for');
      expect(tells(answer, credits.name, credits.value)).toBe(true);
    }
  });

  it('name a number of things whole where no row is spoken of', () => {
    for (const answer of tell([{ name: 'number of days', value: 31 }], { days: 31 }))
      expect(answer).toContain('number of days');
  });

  it('that no result holds are said to be missing', () => {
    for (const answer of tell([{ name: 'color', value: 'red' }], { id: 'OR-1' }))
      expect(answer).toBe("I couldn't find the color.");
  });
});

describe('a question', () => {
  const questions = (isRow: boolean): string[] =>
    seeds.map((random) => questionFor([{ name: 'request', value: 'x', text: 'x', isRow }], random));

  it('about a row asks which one', () => {
    for (const question of questions(true)) expect(question).toMatch(/\b[Ww]hich request\b.*\?$/);
  });

  it('about a value asks for it', () => {
    for (const question of questions(false)) expect(question).toMatch(/^(?!.*[Ww]hich).*the request\b.*\?$/);
  });
});

describe('a refusal', () => {
  it.each([
    [
      'ST-1008 cannot be dropped: its status must be open or in progress.',
      /only possible while its status is open or in progress/,
    ],
    ['Courier CR-1003 is off shift.', /because courier CR-1003 is off shift\./],
    ['The deadline 2025-02-01 lies in the past.', /because the deadline February 1, 2025 lies in the past\./],
    ['Give at least one of name, city.', /Here's why: Give at least one of name, city\./],
  ])('explains "%s"', (message, explanation) => {
    for (const random of seeds) {
      const answer = refusalAnswer({ code: 'REFUSED', message }, 'drop sowing task ST-1008', random);
      expect(answer).toMatch(explanation);
      expect(answer).toContain('drop sowing task ST-1008');
      expect(declines(answer)).toBe(true);
      expect(completionClaims(answer)).toEqual([]);
    }
  });

  it('without a tool declines and claims nothing', () => {
    for (const random of seeds) {
      expect(declines(outOfReachAnswer(random))).toBe(true);
      expect(completionClaims(outOfReachAnswer(random))).toEqual([]);
    }
  });
});

describe('an answer about nothing found', () => {
  it('says what was searched for, and no number', () => {
    const name = 'number of orders with the status open';
    const none = result({ total: 0, orders: [] });
    for (const random of seeds) {
      const said = factSentences([{ name, value: 0, isComputed: true }], [none], random).join(' ');
      expect(said).toMatch(/no orders with the status open/i);
      expect(tells(said, name, 0), said).toBe(true);
      expect(declines(said), said).toBe(false);
      expect(completionClaims(said), said).toEqual([]);
    }
  });
});

describe('an answer about an obstacle', () => {
  it('declines and gives the reason', () => {
    for (const random of seeds) {
      const said = obstacleAnswer('The status of order OR-1 is shipped.', random);
      expect(declines(said), said).toBe(true);
      expect(completionClaims(said), said).toEqual([]);
      expect(said).toContain('shipped');
    }
  });
});

describe('a word about a first choice that was refused', () => {
  it('gives the reason and does not read like giving up', () => {
    const error = { code: 'ORDER_NOT_OPEN', message: 'OR-1 cannot be canceled: its status must be open.' };
    for (const random of seeds) {
      const said = setbackSentence(error, 'cancel order OR-1', random);
      expect(said).toMatch(/cancell?ing order OR-1.*its status is open/i);
      expect(declines(said), said).toBe(false);
      expect(completionClaims(said), said).toEqual([]);
    }
  });
});

describe('what an answer rests on', () => {
  const read = (id: string): Message[] => [
    { role: 'assistant', content: '', toolCalls: [{ id, name: `get_${id}`, arguments: {} }] },
    { role: 'tool', content: '{}', toolCallId: id },
  ];
  const restingOn = (assistant: string, user: string): string[] =>
    resultsOfRequest([
      { role: 'user', content: 'Who approves it next? Then close it.' },
      ...read('one'),
      { role: 'assistant', content: assistant },
      { role: 'user', content: user },
      ...read('two'),
    ]).map(({ tool }) => tool);

  it('is also what was read before the user agreed to a change', () => {
    expect(restingOn('I am about to close it. Shall I go ahead?', 'Okay, do it.')).toEqual([
      'get_one',
      'get_two',
    ]);
  });

  it('is not what was read for an earlier request', () => {
    expect(restingOn('It is Ana.', 'Thanks. And who signs it?')).toEqual(['get_two']);
  });
});
