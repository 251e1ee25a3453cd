// What the agent's procedure notices before a call: each kind of insight where there is something to notice, and
// silence where there is not.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { chosenRow } from '../../stages/simulate/insights/chosen-row.ts';
import type { Insight, Moment } from '../../stages/simulate/insights/insight.ts';
import { nextPage } from '../../stages/simulate/insights/next-page.ts';
import { onlyMatch } from '../../stages/simulate/insights/only-match.ts';
import { planAhead } from '../../stages/simulate/insights/plan-ahead.ts';
import { policyInMind } from '../../stages/simulate/insights/policy-in-mind.ts';
import { progress } from '../../stages/simulate/insights/progress.ts';
import { sibling } from '../../stages/simulate/insights/sibling.ts';
import { sources } from '../../stages/simulate/insights/sources.ts';

interface Made {
  readonly tool: string;
  readonly given: JsonObject;
  readonly value: Json;
}

const call = (tool: string, given: JsonObject, purpose = `to use ${tool}`) => ({
  tool,
  arguments: given,
  purpose,
});

/** A conversation in which the user said something and the calls were made, one by one. */
function after(said: string, made: readonly Made[], system = 'You help.'): Message[] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: said },
    ...made.flatMap(({ tool, given, value }, at): Message[] => [
      { role: 'assistant', content: '', toolCalls: [{ id: `call_${at}`, name: tool, arguments: given }] },
      { role: 'tool', content: JSON.stringify(value), toolCallId: `call_${at}` },
    ]),
  ];
}

const offers = [
  { name: 'cancel_booking', description: 'Cancel a booking for good.', inputSchema: {} },
  { name: 'pause_booking', description: 'Pause a booking until a date.', inputSchema: {} },
  { name: 'search_rooms', description: 'Find rooms.', inputSchema: {} },
];

const moment = (part: Partial<Moment>): Moment => ({
  calls: [],
  later: [],
  messages: after('Please help.', []),
  tools: offers,
  random: randomFor('insight'),
  ...part,
});

const rooms = (total: number, rows: readonly [string, number][]): Json => ({
  total,
  rooms: rows.map(([id, price]) => ({ id, price, status: 'free' })),
});
const three: readonly [string, number][] = [
  ['RO-1', 90],
  ['RO-2', 70],
  ['RO-3', 80],
];
const found = (total: number, rows = three): Made => ({
  tool: 'search_rooms',
  given: {},
  value: rooms(total, rows),
});
const cancel = call('cancel_booking', { booking_id: 'RO-2' });

const hits: Made = {
  tool: 'search_documents',
  given: { query: 'wing' },
  value: {
    found: 3,
    results: [
      { document: 'plans/wing.md', title: 'The new wing', format: 'markdown' },
      { document: 'reports/2022.pdf', title: 'Report 2022', format: 'pdf' },
      { document: 'notices/1.md', title: 'Correction to the report 2021', format: 'markdown' },
    ],
  },
};
const reading = (document: string, read: readonly Made[] = []): Moment =>
  moment({
    calls: [call('open_document', { document })],
    messages: after('How large is it?', [hits, ...read]),
  });

const table: readonly [Insight, string, Moment, readonly string[] | undefined][] = [
  [
    nextPage,
    'a page of a longer list',
    moment({ calls: [call('search_rooms', { offset: 3 })], messages: after('All rooms?', [found(8)]) }),
    ['3', '8'],
  ],
  [
    nextPage,
    'another search',
    moment({ calls: [call('search_rooms', { name: 'x' })], messages: after('All rooms?', [found(8)]) }),
    undefined,
  ],
  [
    onlyMatch,
    'one match',
    moment({ calls: [cancel], messages: after('Cancel it.', [found(1, [['RO-2', 70]])]) }),
    ['RO-2', 'free'],
  ],
  [
    onlyMatch,
    'several matches',
    moment({ calls: [cancel], messages: after('Cancel it.', [found(3)]) }),
    undefined,
  ],
  [
    chosenRow,
    'the cheapest of three',
    moment({ calls: [cancel], messages: after('Cancel the one with the lowest price.', [found(3)]) }),
    ['RO-2', '70', 'RO-3', '80'],
  ],
  [
    chosenRow,
    'one in the middle',
    moment({
      calls: [call('cancel_booking', { booking_id: 'RO-3' })],
      messages: after('Cancel the one with the lowest price.', [found(3)]),
    }),
    undefined,
  ],
  [
    chosenRow,
    'the cheapest of three, named by something else',
    moment({
      calls: [cancel],
      messages: after('What is the price of the one Ana booked? Cancel it.', [found(3)]),
    }),
    undefined,
  ],
  [sibling, 'a tool for the same thing', moment({ calls: [cancel] }), ['pause_booking']],
  [
    sibling,
    'a tool for the same thing, described in the third person',
    moment({
      calls: [cancel],
      tools: [
        offers[0],
        { name: 'pause_booking', description: 'Pauses a booking.', inputSchema: {} },
      ].flatMap((offer) => offer ?? []),
    }),
    ['pause_booking', 'pauses a booking'],
  ],
  [sibling, 'a tool without a sibling', moment({ calls: [call('search_rooms', {})] }), undefined],
  [
    planAhead,
    'two steps',
    moment({
      calls: [call('search_rooms', {}, 'to find the room')],
      later: [call('cancel_booking', {}, 'to cancel the booking')],
    }),
    ['first find the room', 'then cancel the booking'],
  ],
  [planAhead, 'one step', moment({ calls: [cancel] }), undefined],
  [
    planAhead,
    'a record that the search is still to show',
    moment({
      calls: [call('search_rooms', {}, 'to find the rooms')],
      later: [call('cancel_booking', {}, 'to cancel booking BO-1022')],
    }),
    undefined,
  ],
  [
    planAhead,
    'one of two, which a lookup decides',
    moment({
      calls: [call('search_rooms', {}, 'to find the ID of the room Blue')],
      later: [
        call('search_rooms', {}, 'to find the ID of the room Green'),
        call('cancel_booking', {}, 'to cancel the booking of the room Blue'),
      ],
    }),
    undefined,
  ],
  [
    progress,
    'the third of four',
    moment({
      calls: [call('cancel_booking', { booking_id: 'RO-3' })],
      later: [call('cancel_booking', { booking_id: 'RO-4' })],
      messages: after(
        'Cancel all.',
        ['RO-1', 'RO-2'].map((id) => ({ tool: 'cancel_booking', given: { booking_id: id }, value: { id } })),
      ),
    }),
    ['2'],
  ],
  [
    progress,
    'the last of three',
    moment({
      calls: [call('cancel_booking', { booking_id: 'RO-3' })],
      messages: after(
        'Cancel all.',
        ['RO-1', 'RO-2'].map((id) => ({ tool: 'cancel_booking', given: { booking_id: id }, value: { id } })),
      ),
    }),
    [],
  ],
  [progress, 'the first', moment({ calls: [cancel] }), undefined],
  [sources, 'one of several matches', reading('plans/wing.md'), ['The new wing']],
  [sources, 'a PDF file', reading('reports/2022.pdf'), ['Report 2022']],
  [sources, 'a document that no search has shown', reading('plans/other.md'), undefined],
  [
    sources,
    'a correction of what was read',
    reading('notices/1.md', [
      { tool: 'open', given: {}, value: { document: 'reports/2021.md', text: '40' } },
    ]),
    ['Correction'],
  ],
  [
    sources,
    'quotes to be checked',
    moment({
      calls: [call('check_citations', { citations: [{ document: 'plans/wing.md', quote: 'a' }] })],
      messages: after('How large is it?', [hits]),
    }),
    [],
  ],
  [
    policyInMind,
    'a policy about the thing',
    moment({
      calls: [cancel],
      messages: after('Cancel it.', [], 'Policies:\n- Only cancel bookings of today.'),
    }),
    ['Only cancel bookings of today.'],
  ],
  [
    policyInMind,
    'a policy about another thing',
    moment({
      calls: [cancel],
      messages: after('Cancel it.', [], 'Policies:\n- Only cancel trips of today.'),
    }),
    undefined,
  ],
];

describe.each(
  table.map(([insight, what, at, words]) => [insight.name, what, { insight, at, words }] as const),
)('%s: %s', (_, __, { insight, at, words }) => {
  it(words ? 'is noticed' : 'is not noticed', () => {
    const said = insight.notice(at);
    if (words) expect(said).toBeDefined();
    else expect(said).toBeUndefined();
    for (const word of words ?? []) expect(said).toContain(word);
    expect(said ?? '').not.toMatch(/[{}]/);
  });
});
