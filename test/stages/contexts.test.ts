// Context policies: what a long conversation loses, that the record shows what the agent saw, and that rows hold it.
import { describe, expect, it } from 'vitest';
import { askModel } from '../../pipeline/role.ts';
import type { Context } from '../../pipeline/stage.ts';
import { noSpan } from '../../pipeline/trace.ts';
import type { ContextEvent } from '../../schemas/context.ts';
import type { Message } from '../../schemas/message.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { openContext } from '../../stages/contexts/open.ts';
import type { summarizer } from '../../stages/contexts/summarizer.ts';
import { seenAt } from '../../stages/contexts/view.ts';
import { dialoguesOf } from '../../stages/export/accepted.ts';
import { partsOf } from '../../stages/export/parts.ts';
import { rowsOf, rowsOfPlay } from '../../stages/export/rows.ts';
import type { Exporter } from '../../stages/exporters/exporter.ts';
import { openai } from '../../stages/exporters/openai.ts';
import { trl } from '../../stages/exporters/trl.ts';
import { accepted, playProvenance } from '../support/accepted.ts';
import { dialogueFaults } from '../support/dialogue-faults.ts';
import { testEndpoint } from '../support/endpoint.ts';
import { testModels } from '../support/models.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const row = (at: number) => JSON.stringify({ id: `LN-${1000 + at}`, title: `Volume ${at}`, status: 'out' });

/** The request, and so many calls with their results. */
const conversation = (calls: number): Message[] => [
  { role: 'system', content: 'You lend books.' },
  { role: 'user', content: 'Look at all of them.' },
  ...Array.from({ length: calls }, (_, at): Message[] => [
    {
      role: 'assistant',
      content: '',
      reasoning: `Number ${at}.`,
      toolCalls: [{ id: `call_${at}`, name: 'get_loan', arguments: { loan_id: `LN-${1000 + at}` } }],
    },
    { role: 'tool', content: row(at), toolCallId: `call_${at}` },
  ]).flat(),
];

const asked: { messages: readonly Message[] }[] = [];
const ask = (async (_: unknown, input: { messages: readonly Message[] }) => {
  asked.push(input);
  return { summary: `Summary number ${asked.length}.` };
}) as unknown as Context['ask']; // the policies ask one role
const oracle = { calls: [], communicate: [] };
const limits = { results: 6, tokens: 100_000, keep: 2 };

/** What the agent sees before each of its turns, and what is recorded. */
async function followed(name: string, calls: number, changed: Partial<typeof limits> = {}) {
  const context = openContext(name, { limits: { ...limits, ...changed }, ask, oracle });
  const whole = conversation(calls);
  const seen = new Map<number, readonly Message[]>();
  for (const [at, { role }] of [...whole, { role: 'assistant' }].entries())
    if (role === 'assistant') seen.set(at, await context.seen(whole.slice(0, at)));
  return { whole, seen, context: context.record().context };
}

const visibleResults = (messages: readonly Message[]): number =>
  messages.filter(({ role, content }) => role === 'tool' && content.startsWith('{')).length;

describe('none', () => {
  it('shows everything and records nothing', async () => {
    const { whole, seen, context } = await followed('none', 20);
    expect(seen.get(whole.length)).toEqual(whole);
    expect(context).toBeUndefined();
  });
});

describe('hide-tool-results', () => {
  it('hides the oldest results once there are more than the window holds, and keeps the latest', async () => {
    const { whole, seen, context } = await followed('hide-tool-results', 20);
    const counts = [...seen.values()].map(visibleResults);
    expect(Math.max(...counts)).toBe(6);
    expect(Math.min(...counts.slice(6))).toBe(2);
    expect(context?.events).toHaveLength(3);
    expect(context?.events[0]).toMatchObject({ kind: 'hidden', at: 16, messages: [3, 5, 7, 9, 11] });
    const last = seen.get(whole.length) ?? [];
    expect(last).toHaveLength(whole.length);
    expect(last[3]?.content).toContain('hidden');
    expect(last.filter(({ role }) => role !== 'tool')).toEqual(whole.filter(({ role }) => role !== 'tool'));
  });

  it('hides what exceeds the tokens, but never a result that the agent has not seen yet', async () => {
    const { seen, context } = await followed('hide-tool-results', 8, { results: 99, tokens: 250 });
    expect(context?.events.length).toBeGreaterThan(0);
    for (const [, messages] of [...seen].slice(1)) expect(messages.at(-1)?.content).toMatch(/^\{/);
  });

  it('leaves a conversation alone that is within its limits', async () => {
    expect((await followed('hide-tool-results', 6)).context?.events).toEqual([]);
  });
});

describe('summarize', () => {
  it('puts a summary in place of the beginning, with what the user said last, and sums it up again later', async () => {
    asked.length = 0;
    const { whole, seen, context } = await followed('summarize', 14);
    expect(context?.events).toHaveLength(2);
    expect(context?.events[0]).toEqual({
      kind: 'summarized',
      at: 16,
      before: 12,
      summary: 'Summary number 1.',
    });
    const last = seen.get(whole.length) ?? [];
    expect(last[1]?.content).toBe(
      'Summary of the conversation so far:\nSummary number 2.\n\nWhat I wrote last:\nLook at all of them.',
    );
    expect(last[2]?.role).toBe('assistant');
    expect(
      dialogueFaults({
        messages: [...last, { role: 'assistant', content: 'Done.' }],
        tools: [{ name: 'get_loan', description: '', inputSchema: {} }],
      }),
    ).toEqual([]);
    expect(asked[1]?.messages[1]?.content).toContain('Summary number 1.');
  });

  it('does not repeat what the user said after the summary began', () => {
    const messages: Message[] = [
      ...conversation(2),
      { role: 'assistant', content: 'Both are out.' },
      { role: 'user', content: 'Thanks. And the third?' },
    ];
    const event: ContextEvent = { kind: 'summarized', at: messages.length, before: 4, summary: 'S' };
    expect(seenAt(messages, [event], messages.length)[1]?.message.content).toBe(
      'Summary of the conversation so far:\nS',
    );
  });
});

it('a model behind HTTP sums up what it is shown, and its words are what the agent sees', async () => {
  await using endpoint = await testEndpoint({
    say: () => ({ content: '{"summary":"LN-1000 to LN-1004 are out."}' }),
  });
  await using models = await testModels({ m: { baseURL: endpoint.url } });
  const call = {
    stage: 's',
    unit: 'u',
    role: 'summarizer',
    signal: new AbortController().signal,
    span: noSpan,
  };
  const asking = (async (role: typeof summarizer, input: { messages: Message[] }) =>
    (await askModel(role, input, { model: models.model('m'), call })).output) as unknown as Context['ask'];
  const context = openContext('summarize', { limits, ask: asking, oracle });
  const seen = await context.seen(conversation(7));
  expect(seen[1]?.content).toContain('LN-1000 to LN-1004 are out.');
  const prompt = endpoint.requests[0]?.messages.at(-1)?.content ?? '';
  expect(prompt).toContain('User: Look at all of them.');
  expect(prompt).toContain(`Result: ${row(4)}`);
  expect(prompt).not.toContain(row(5));
});

it('equal messages are the same objects each time, so that a request serializes them once', async () => {
  for (const name of ['hide-tool-results', 'summarize']) {
    const { whole, seen } = await followed(name, 20);
    const [before, last] = [seen.get(whole.length - 2) ?? [], seen.get(whole.length) ?? []];
    expect(last.slice(0, before.length).every((message, at) => message === before[at])).toBe(true);
  }
});

describe('rows', () => {
  const trajectory: Trajectory = {
    ...accepted.trajectory,
    messages: [...conversation(4), { role: 'assistant', content: 'All are out.' }],
    context: {
      policy: 'hide-tool-results',
      events: [
        { kind: 'hidden', at: 6, messages: [3], notice: '[hidden]' },
        { kind: 'hidden', at: 10, messages: [5, 7], notice: '[hidden]' },
      ],
    },
    steps: [],
  };
  const turns = [2, 4, 6, 8, 10].map((message) => ({ message, label: 'good' as const }));
  const judgement = { ...accepted.judgement, turns };

  const rowsFor = (exporter: Exporter, played: Trajectory) => {
    const setting = { ...accepted, task: { withheld: [] } as unknown as Task, generators: {} }; // no more is read
    return rowsOfPlay(exporter, {
      accepted: dialoguesOf({ ...setting, trajectory: played, judgement }, 'all'),
      provenance: playProvenance,
      isKnown: () => false,
    }).rows;
  };

  it('of a play with a cut context hold what the agent saw, and weigh each turn once', () => {
    const parts = partsOf({ trajectory, judgement });
    const rows = rowsFor(openai, trajectory);
    expect(rows.map(({ provenance: { part, parts: all } }) => [part, all])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const learned = rows.map((each) =>
      openai
        .line(each)
        .messages.flatMap((message, at) =>
          message.role === 'assistant' && message.weight === undefined ? [at] : [],
        ),
    );
    expect(learned).toEqual([[2, 4], [6, 8], [10]]);
    for (const [at, { trajectory: shown }] of parts.entries()) {
      const last = shown.messages.length - 1;
      expect(shown.messages[last]?.role).toBe('assistant');
      const index = trajectory.messages.indexOf(shown.messages[last] as Message);
      expect(shown.messages.slice(0, last)).toEqual(
        seenAt(trajectory.messages, trajectory.context?.events ?? [], index).map(({ message }) => message),
      );
      expect(visibleResults(shown.messages)).toBe([1, 2, 1][at]);
    }
  });

  it('of a stretch in which no turn is right are left out', () => {
    const spoiled = turns.map((turn) =>
      turn.message === 6 || turn.message === 8 ? { ...turn, label: 'slip' as const } : turn,
    );
    const parts = partsOf({ trajectory, judgement: { ...judgement, turns: spoiled } });
    expect(parts.map(({ judgement: { turns: own } }) => own.length)).toEqual([2, 1]);
  });

  it('of a play that was never cut are one, and a format without masks takes no other', () => {
    const whole = { ...trajectory, context: { policy: 'hide-tool-results', events: [] } };
    const [part, ...more] = partsOf({ trajectory: whole, judgement });
    expect(more).toEqual([]);
    expect(part?.trajectory).toBe(whole);
    expect(rowsFor(trl, whole)).toHaveLength(1);
    expect(rowsFor(trl, trajectory)).toHaveLength(1); // the first part, in which no turn is from before a cut
  });
});

it('offline plays come to the same end whatever is taken out of their conversation, and their rows are whole', async () => {
  const shares = { none: 1, 'hide-tool-results': 1, summarize: 1 };
  const { store } = await offlineRun({
    until: 'select',
    config: {
      target: 4,
      stages: {
        harvest: { packages: { servers: [] } },
        evolve: { categories: ['education'], worlds: 1 },
        'write-tasks': { kinds: { long_horizon: 0 } },
        simulate: { trials: 6, vices: 0, renamed: 0, context: { policy: shares, results: 2, keep: 1 } },
        select: { rows: 50 }, // a few would do without parts
      },
    },
  });
  const plays = await all(store.read('trajectories'));
  const events = plays.flatMap(({ context }) => context?.events ?? []);
  expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['hidden', 'summarized']));
  for (const task of new Set(plays.map((each) => each.task)))
    expect(new Set(plays.filter((each) => each.task === task).map(({ finalState }) => finalState)).size).toBe(
      1,
    );
  const rowsOfAll = await all(rowsOf(openai, { store, reasoning: 'all', testTasks: new Set() }));
  const rows = rowsOfAll.flatMap((each) => each.rows);
  expect(rows.filter(({ provenance: { parts } }) => parts > 1).length).toBeGreaterThan(1);
  // A part may end on a call, whose result belongs to the next one.
  for (const each of rows)
    expect(dialogueFaults(openai.dialogueIn(JSON.parse(JSON.stringify(openai.line(each)))))).toEqual([]);
});
