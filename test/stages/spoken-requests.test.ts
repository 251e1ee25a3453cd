// What users say: sentences that nobody would say do not come up, and the ones beside them stay as they are.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { nameInWords } from '../../stages/values-in-words.ts';
import { type GraphGoal, inOneMessage } from '../../stages/write-tasks/graph/graph-goal.ts';
import { selectionInWords } from '../../stages/write-tasks/graph/row-lists.ts';
import { styleText } from '../../stages/write-tasks/in-style.ts';
import { reportOf } from '../../stages/write-tasks/report.ts';
import { asRequest } from '../../stages/write-tasks/request.ts';
import { markInWords } from '../../stages/write-tasks/row-descriptions.ts';
import { correction, lateCorrection, saidFirst } from '../../stages/write-tasks/slips.ts';
import { nameOf } from '../../stages/write-tasks/wording.ts';

const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const every = (say: (random: ReturnType<typeof randomFor>) => string): string[] =>
  seeds.map((seed) => say(randomFor('said', seed)));

describe('a slip', () => {
  const saidOf = (name: string, wrong: string, right: string): string[] => [
    ...every((random) => saidFirst({ name, wrong }, random)),
    ...[correction, lateCorrection].flatMap((say) => every((random) => say({ name, wrong }, right, random))),
  ];

  it('in a key that says what it is does not name the field again', () => {
    for (const text of saidOf('request_id', 'request-1', 'request-2')) {
      expect(text).toMatch(/request-\d/);
      expect(text).not.toMatch(/\brequest\b(?!-)/);
    }
  });

  it('in any other value names the field', () => {
    const texts = saidOf('unit_cost', '12', '14');
    expect(texts.every((text) => text.includes('unit cost'))).toBe(true);
  });
});

describe('a record that is told by a day', () => {
  const mark = (noun: string, column: string): string => markInWords({ column, value: '2025-05-03' }, noun);

  it.each([
    ['batch reservation', 'reserved_on', 'of May 3, 2025'],
    ['absence request', 'requested_on', 'of May 3, 2025'],
    ['expense claim', 'requested_on', 'requested on May 3, 2025'],
    ['booking', 'starts_on', 'that starts on May 3, 2025'],
    ['request item', 'requested_on', 'requested on May 3, 2025'],
  ])('%s, %s: %s', (noun, column, text) => {
    expect(mark(noun, column)).toBe(text);
  });
});

describe('a filter', () => {
  const about = { noun: 'appointment', plural: 'appointments', key: 'id', label: 'id', columns: {} };
  const selected = (filters: Record<string, string>): string[] =>
    every((random) =>
      // Only the table and the filters are put into words.
      selectionInWords({ rows: { about } as never, filters, total: 0 }, random),
    );

  it('by the day itself does not speak of a day', () => {
    const texts = new Set(selected({ max_day: '2025-05-03', status: 'booked' }));
    expect(texts).toEqual(
      new Set(
        ['on or before', 'up to'].map(
          (limit) => `appointments dated ${limit} May 3, 2025 and with the status booked`,
        ),
      ),
    );
  });

  it('by a place says where', () => {
    expect(new Set(selected({ city: 'Linz', status: 'booked' }))).toEqual(
      new Set(['appointments in Linz and with the status booked']),
    );
  });

  it('by another date names it', () => {
    expect(selected({ min_due_on: '2025-05-03' })).toContain('appointments with a due date from May 3, 2025');
  });
});

describe('a second language', () => {
  const styled = (text: string): string[] =>
    every((random) => styleText({ text, values: [] }, 'second_language', random));

  it('keeps the article after "is", without which the question cannot be read', () => {
    for (const text of styled('While you have it open, what is the follow-up date?'))
      expect(text).toContain('what is the follow-up date');
  });

  it('loses others now and then', () => {
    const texts = new Set(styled('Please check the order.'));
    expect(texts).toEqual(new Set(['Please check the order.', 'Please check order.']));
  });

  it('keeps the article of "the one", without which it would be a number', () => {
    for (const text of styled('Sorry, but that was not the one.')) expect(text).toContain('not the one');
  });
});

it('in lower case, "I" is small wherever it stands, and names are not', () => {
  const text = 'Please wait, then I will go. In addition, I would say that Ian and I agreed.';
  const contracted = "Then I'm done, and I'd like to know what Ivy said.";
  for (const random of seeds.map((seed) => randomFor('case', seed))) {
    expect(styleText({ text, values: [] }, 'lower_case', random)).toBe(
      'please wait, then i will go. in addition, i would say that Ian and i agreed.',
    );
    expect(styleText({ text: contracted, values: [] }, 'lower_case', random)).toBe(
      'then im done, and id like to know what Ivy said.',
    );
  }
});

describe('a row with a name', () => {
  const table = { noun: 'quay crane', plural: 'quay cranes', key: 'id', label: 'name', columns: {} };
  const named = (name: string) => nameOf('QC-1', table, [{ id: 'QC-1', name }])?.text;

  it('that begins with what it is needs no noun before it', () => {
    expect(named('Quay crane, loading dock (RO3631)')).toBe('"Quay crane, loading dock (RO3631)"');
    expect(named('Quay crane 37')).toBe('Quay crane 37');
  });

  it('that only looks so has one', () => {
    expect(named('Quay craner')).toBe('the quay crane Quay craner');
  });
});

it.each([
  ['joined_on', 'joining date'],
  ['updatedOn', 'update date'],
  ['due_on', 'due date'],
  ['on_hand', 'quantity on hand'],
  ['min_updated_on', 'earliest update date'],
  ['maxNeededBy', 'latest deadline'],
  ['max_price', 'maximum price'],
])('the field %s is the %s', (name, words) => {
  expect(nameInWords(name)).toBe(words);
});

describe('two requests in one message', () => {
  const goal = (say: string): GraphGoal => ({ say, facts: [], calls: [], communicate: [] });

  it('have one reason', () => {
    const first = goal("It's for the weekly report. Which lessons are there?");
    const second = goal('My manager asked me for some figures. Which of the fields has the largest area?');
    for (const text of every((random) => inOneMessage(first, second, random).say)) {
      expect(text).toMatch(/^It's for the weekly report\. Which lessons are there\? /);
      expect(text).not.toContain('manager');
      expect(text).toMatch(/[Ww]hich of the fields has the largest area\?$/);
    }
  });

  it('are joined by no phrase without a verb', () => {
    const wish = { text: 'cancel order OR-1', details: [], effect: 'write' as const };
    for (const text of every((random) => asRequest(wish, random))) expect(text).not.toMatch(/^Time /);
  });
});

it('a question for a number says of what, since a statement has amounts as well', () => {
  const result = { ok: true, value: { total: 2, entries: [{ id: 'EN-1' }, { id: 'EN-2' }] } };
  const tool = { effect: 'read' as const, operation: 'statement' };
  for (const subject of ['', 'Ana Silva'])
    for (const text of every((random) => reportOf({ tool, result, given: {}, subject }, random).question)) {
      expect(text).toContain('entries');
      expect(text).not.toContain('Silva');
    }
});

it('nobody asks for what the call was given', () => {
  const value = { concert_id: 'CO-1', quantity: 8, discount_percent: 5, total: 40 };
  const tool = { effect: 'read' as const, operation: 'quote' };
  const given = { concert_id: 'CO-1', quantity: 8 };
  const asked = seeds.flatMap((seed) =>
    reportOf(
      { tool, result: { ok: true, value }, given, subject: 'concert CO-1' },
      randomFor(seed),
    ).communicate.map(({ value: told }) => told),
  );
  expect(new Set(asked)).toEqual(new Set([5, 40]));
});
