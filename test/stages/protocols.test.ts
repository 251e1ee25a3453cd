// Agent protocols: the same task comes to the same end under each, a model behind HTTP is read and corrected, and rows
// show what the model saw.
import { beforeAll, describe, expect, it } from 'vitest';
import { askModel } from '../../pipeline/role.ts';
import type { Reader } from '../../pipeline/store.ts';
import { noSpan } from '../../pipeline/trace.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { declaredTools } from '../../stages/catalog/catalog.ts';
import type { Session } from '../../stages/environments/environment.ts';
import { rowsOf } from '../../stages/export/rows.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { openai } from '../../stages/exporters/openai.ts';
import { protocols } from '../../stages/protocols/index.ts';
import { correctionOf, react } from '../../stages/protocols/react.ts';
import { agent as agentRole } from '../../stages/simulate/agent.ts';
import { type AgentTurn, type Played, play } from '../../stages/simulate/play.ts';
import { testEndpoint } from '../support/endpoint.ts';
import { testModels } from '../support/models.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { deskTools, gives, loan } from '../support/plays.ts';
import { roundTrip } from '../support/round-trip.ts';

const source = (store: Reader) => ({ store, testTasks: new Set<string>() });

const tools = deskTools.map(({ origin: _, ...tool }) => tool);

describe('offline', () => {
  let run: Awaited<ReturnType<typeof offlineRun>>;
  let plays: Trajectory[];
  const judged = new Map<string, Judgement>();
  beforeAll(async () => {
    run = await offlineRun({
      config: {
        target: 6,
        stages: {
          harvest: { packages: { servers: [] } },
          evolve: { categories: ['education'], worlds: 1 },
          'write-tasks': { kinds: { long_horizon: 0, for_each: 0 } },
          simulate: { trials: 4, vices: 0, protocol: { native: 1, react: 1 } },
          select: { rows: 100, plays: 4, similar: { plays: 1, openings: 1 } },
        },
      },
      until: 'select',
    });
    plays = await all(run.store.read('trajectories'));
    for (const judgement of await all(run.store.read('judgements')))
      judged.set(judgement.trajectory, judgement);
  });

  it('a task ends in the same state under both protocols, and the judge accepts as many', () => {
    const both = [...new Set(plays.map(({ task }) => task))]
      .map((id) => plays.filter(({ task }) => task === id))
      .filter((group) => new Set(group.map(({ protocol }) => protocol)).size > 1);
    expect(both.length).toBeGreaterThan(3);
    for (const group of both)
      expect(new Set(group.map(({ finalState }) => finalState)).size, group[0]?.task).toBe(1);
    // Words are drawn for each play, so that single verdicts may differ.
    for (const protocol of [undefined, 'react']) {
      const own = plays.filter((each) => each.protocol === protocol);
      expect(own.filter(({ id }) => judged.has(id)).length / own.length).toBeGreaterThan(0.8);
    }
  });

  it('an agent that reacts makes one call a turn, and thinks before each and before it answers', () => {
    const reacting = plays.filter(({ protocol }) => protocol === 'react');
    expect(reacting.length).toBeGreaterThan(10);
    for (const { messages, steps } of reacting) {
      const turns = messages.filter(({ toolCalls }) => toolCalls);
      expect(turns).toHaveLength(steps.length);
      for (const turn of messages.filter(({ role }) => role === 'assistant'))
        expect(turn.reasoning, JSON.stringify(turn)).toBeTruthy();
    }
    const native = plays.filter(({ protocol }) => protocol === undefined);
    expect(
      native.some(({ messages }) => messages.some(({ toolCalls }) => (toolCalls?.length ?? 0) > 1)),
    ).toBe(true);
  });

  it('rows hold the text that the model saw, from which the calls and answers can be read back', async () => {
    const whole = exporters.filter(({ limits: { cut, masks } }) => cut === undefined && masks);
    for (const exporter of whole) {
      const rows = await all(rowsOf(exporter, { ...source(run.store), reasoning: 'all' }));
      const reacting = rows.filter(({ accepted }) => accepted.trajectory.protocol === 'react');
      expect(reacting.length).toBeGreaterThan(0);
      for (const { accepted, rows: made } of reacting) {
        const [row, ...more] = made;
        expect(more).toEqual([]);
        if (!row) throw new Error(`${exporter.format} has no row`);
        const { read, expected } = roundTrip(exporter, row);
        const { messages } = accepted.trajectory;
        if (exporter.format === 'react-text') expect(read.tools.length).toBeGreaterThan(0);
        else expect(read).toEqual(expected);
        expect(row.tools).toEqual([]);
        expect(neutralOf(row.messages, accepted.agent)).toEqual(withoutIds(messages));
      }
    }
  });

  it('rows are left out, and counted, where the thoughts are not to be learned', async () => {
    const rows = await all(rowsOf(openai, { ...source(run.store), reasoning: 'models' }));
    for (const { accepted, rows: made, notes } of rows) {
      const isReacting = accepted.trajectory.protocol === 'react';
      expect(made).toHaveLength(isReacting ? 0 : 1);
      const demanded = 'left out: the protocol react demands thoughts, and these are not to be learned';
      expect(notes.includes(demanded)).toBe(isReacting);
      for (const { reasoning } of made.flatMap(({ messages }) => messages)) expect(reasoning).toBeUndefined();
    }
  });
});

/** The neutral messages that the text of a row was made of, but for IDs of calls. */
const neutralOf = (messages: readonly Message[], agent: Pick<Agent, 'tools' | 'catalog'>) =>
  messages.slice(1).map(({ role, content }) => {
    if (role === 'user')
      return content.startsWith('Observation: ')
        ? { role: 'tool', content: content.slice('Observation: '.length) }
        : { role, content };
    return { role, ...react.read({ content, toolCalls: [] }, declaredTools(agent, [])) };
  });

const withoutIds = (messages: readonly Message[]) =>
  messages.slice(1).map(({ role, content, reasoning, toolCalls }) => ({
    role,
    content,
    ...(reasoning ? { reasoning } : {}),
    ...(role === 'assistant'
      ? { toolCalls: (toolCalls ?? []).map(({ name, arguments: given }) => ({ name, arguments: given })) }
      : {}),
  }));

describe('react', () => {
  const read = (content: string) => react.read({ content, toolCalls: [] }, tools);

  it.each([
    ['the plain form', 'Thought: I look it up.\nAction: get_loan\nAction Input: {"loan_id": "LN-1001"}'],
    [
      'numbers, a fence, and a tool in quotes',
      'Thought 1: I look it up.\nAction 1: `get_loan`\nAction Input 1:\n```json\n{"loan_id": "LN-1001"}\n```',
    ],
    [
      'a result that the model made up',
      'Thought: I look it up.\nAction: get_loan\nAction Input: {"loan_id": "LN-1001"}\nObservation: {"fee": 3}\nThought: done\nAction: finish\nAction Input: {"answer": "It is 3."}',
    ],
  ])('reads %s', (_, text) => {
    expect(read(text)).toMatchObject({
      reasoning: 'I look it up.',
      toolCalls: [{ name: 'get_loan', arguments: { loan_id: 'LN-1001' } }],
    });
  });

  it.each([
    ['I will look it up.', 'there is no line that begins with "Action:"'],
    ['Action: fetch\nAction Input: {}', 'there is no tool "fetch"; use one of get_loan'],
    ['Action: get_loan\nAction Input: LN-1001', 'not a JSON object'],
    ['Action: finish\nAction Input: {"answer": " "}', 'need an "answer"'],
  ])('%j is malformed: %s', (text, issue) => {
    expect(read(text)).toMatchObject({
      content: '',
      toolCalls: [],
      malformed: { text, issue: expect.stringContaining(issue) },
    });
  });

  it('has another name for its last tool where the agent has one of this name', () => {
    const [tool] = tools;
    const named = [{ ...tool, name: 'finish', description: '', inputSchema: {} }];
    const text = 'Action: finish_turn\nAction Input: {"answer": "Done."}';
    expect(react.read({ content: text, toolCalls: [] }, named)).toMatchObject({
      content: 'Done.',
      toolCalls: [],
    });
    expect(react.read({ content: text.replace('_turn', ''), toolCalls: [] }, named).toolCalls).toHaveLength(
      1,
    );
  });
});

/** Plays with a model behind HTTP that says these things in turn, the last one again and again. */
async function playedBy(...said: string[]): Promise<{ played: Played; seen: string[]; offered: unknown[] }> {
  await using endpoint = await testEndpoint({
    say: (_, count) => ({ content: said[Math.min(count, said.length) - 1] ?? '' }),
  });
  await using models = await testModels({ m: { baseURL: endpoint.url } });
  const session: Session = {
    tools: [],
    call: async () => gives(loan),
    snapshot: async () => ({}),
    [Symbol.asyncDispose]: async () => {},
  };
  const call = { stage: 's', unit: 'u', role: 'agent', signal: new AbortController().signal, span: noSpan };
  const played = await play({
    agent: {
      id: 'a',
      from: [],
      name: 'Desk',
      mix: 'one_world',
      systemPrompt: 'You work at the desk of a library.',
      provenance: { stage: 's', unit: 'u', seed: 1, roles: {} },
      tools: [...deskTools],
      distractors: [],
      parts: [],
    },
    task: { request: 'What is the fee of LN-1001?', withheld: [] },
    session,
    limits: { messages: 40, calls: 9 },
    speakers: {
      agent: async (messages): Promise<AgentTurn> =>
        (
          await askModel(
            agentRole,
            { messages, tools, protocol: 'react' },
            { model: models.model('m'), call },
          )
        ).output,
      user: async () => ({ content: '', end: 'goal_reached' }),
    },
  });
  return {
    played,
    seen: endpoint.requests.at(-1)?.messages.map(({ role, content }) => `${role}: ${content}`) ?? [],
    offered: endpoint.requests.map((request) => request.tools),
  };
}

describe('a model behind HTTP', () => {
  const looks = 'Thought: I need the loan.\nAction: get_loan\nAction Input: {"loan_id": "LN-1001"}';
  const ends = 'Thought: That is it.\nAction: finish\nAction Input: {"answer": "It is 3."}';

  it('is told the tools and the form, sees results as observations, and is corrected where it strays', async () => {
    const { played, seen, offered } = await playedBy(looks, 'The fee must be 3.', ends);
    const issue = 'there is no line that begins with "Action:"';
    expect(played.messages.slice(2)).toEqual([
      {
        role: 'assistant',
        content: '',
        reasoning: 'I need the loan.',
        toolCalls: [{ id: 'call_0', name: 'get_loan', arguments: { loan_id: 'LN-1001' } }],
      },
      { role: 'tool', content: JSON.stringify(loan), toolCallId: 'call_0' },
      { role: 'assistant', content: '', malformed: { text: 'The fee must be 3.', issue } },
      { role: 'tool', content: correctionOf(issue) },
      { role: 'assistant', content: 'It is 3.', reasoning: 'That is it.' },
    ]);
    expect(offered).toEqual([undefined, undefined, undefined]);
    expect(seen[0]).toContain('get_loan: The tool get_loan.\nArguments: {"type":"object"');
    expect(seen.slice(2)).toEqual([
      `assistant: ${looks.replace(': "LN', ':"LN')}`,
      `user: Observation: ${JSON.stringify(loan)}`,
      'assistant: The fee must be 3.',
      `user: Observation: ${correctionOf(issue)}`,
    ]);
    expect(played.end).toBe('goal_reached');
  });

  it('that never finds the form is given up after three turns in a row, and not before', async () => {
    const { played } = await playedBy('No.', 'No.', looks, 'No.', 'No.', 'No.');
    expect(played.end).toBe('protocol_broken');
    expect(played.messages.filter(({ malformed }) => malformed)).toHaveLength(5);
  });
});

it('every protocol shows a conversation message for message', () => {
  const messages = [
    { role: 'system' as const, content: 'S' },
    { role: 'user' as const, content: 'U' },
    { role: 'assistant' as const, content: 'A' },
  ];
  for (const { shown } of protocols) {
    const once = shown({ messages, tools }).messages;
    expect(once).toHaveLength(3);
    expect(shown({ messages, tools }).messages.every((message, at) => message === once[at])).toBe(true);
  }
});
