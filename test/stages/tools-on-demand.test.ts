// Agents that search for their tools: the catalog answers, plays search before they call, the judge sees the calls
// that were meant, and rows declare what the agent saw.
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent, Catalog } from '../../schemas/agent.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { calibratePlay } from '../../stages/calibrate/calibrate-play.ts';
import { declaredTools, foundIn, isSearch, meantCall } from '../../stages/catalog/catalog.ts';
import { directPlay } from '../../stages/catalog/direct.ts';
import { drawCatalog } from '../../stages/catalog/draw.ts';
import { rankedTools } from '../../stages/catalog/ranking.ts';
import { sessionBehind } from '../../stages/catalog/session.ts';
import type { Session } from '../../stages/environments/environment.ts';
import { rowsOf } from '../../stages/export/rows.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { settingOf } from '../../stages/faces/setting.ts';
import { askProcedures } from '../../stages/simulate/speakers.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { deskTools, gives } from '../support/plays.ts';
import { roundTrip } from '../support/round-trip.ts';

const tool = (name: string, description: string) => ({ name, description, inputSchema: { type: 'object' } });

describe('the ranking', () => {
  const shop = [
    tool('cancel_order', 'Cancels an order that has not shipped. The order stays on record.'),
    tool('delete_order', 'Deletes the record of an order.'),
    tool('search_orders', 'Finds orders by status or customer.'),
    tool('send_parcel', 'Hands a parcel over to the carrier.'),
  ];
  const names = (query: string): string[] => rankedTools(query, shop).map(({ name }) => name);

  it('puts the tool first that has the words of the query in its name', () => {
    expect(names('cancel order')[0]).toBe('cancel_order');
    expect(names('delete an order')[0]).toBe('delete_order');
  });

  it('knows words in other forms', () => {
    expect(names('canceling')).toEqual(['cancel_order']);
    expect(names('shipped parcels')[0]).toBe('send_parcel');
  });

  it('returns nothing for words that no tool has', () => {
    expect(names('book a table')).toEqual([]);
  });
});

describe('a session behind a catalog', () => {
  const catalog = drawCatalog(deskTools.length, randomFor('desk'));
  const reached: string[] = [];
  const desk: Session = {
    tools: deskTools.map(({ name }) => name),
    async call(name) {
      reached.push(name);
      return gives({ done: true });
    },
    snapshot: async () => null,
    [Symbol.asyncDispose]: async () => {},
  };
  const session = sessionBehind(desk, { tools: [...deskTools], catalog }, ['add_fee']);
  const search = (query: string, more: JsonObject = {}) =>
    session.call(catalog.search.name, { [catalog.search.query]: query, ...more });
  const through = (name: string, given: JsonObject) =>
    session.call(catalog.call.name, { [catalog.call.tool]: name, [catalog.call.arguments]: given });

  it('answers a search with names, descriptions, and input schemas', async () => {
    const { value } = await search('extend a loan');
    expect(foundIn(value, catalog)[0]).toBe('extend_loan');
    expect(value).toMatchObject({
      [catalog.results.list]: [
        {
          name: 'extend_loan',
          description: expect.any(String),
          [catalog.results.schema]: { type: 'object' },
        },
        ...foundIn(value, catalog)
          .slice(1)
          .map((name) => ({ name })),
      ],
    });
  });

  it('returns no more matches than asked for, and none of the tools that are withheld', async () => {
    expect(foundIn((await search('loan', { [catalog.search.limit]: 1 })).value, catalog)).toHaveLength(1);
    expect(foundIn((await search('add fee')).value, catalog)).not.toContain('add_fee');
  });

  it('passes a call on to the tool that it names', async () => {
    reached.length = 0;
    expect(await through('get_loan', { loan_id: 'LN-1001' })).toMatchObject({ ok: true });
    expect(reached).toEqual(['get_loan']);
  });

  it('refuses names that it does not have and arguments that break the schema of the tool', async () => {
    reached.length = 0;
    const code = async (result: ReturnType<typeof through>) => (await result).value;
    expect(await code(through('renew_loan', {}))).toMatchObject({ error: { code: 'UNKNOWN_TOOL' } });
    expect(await code(through('add_fee', { loan_id: 'LN-1001', amount: 1 }))).toMatchObject({
      error: { code: 'UNKNOWN_TOOL' },
    });
    expect(await code(through('get_loan', {}))).toMatchObject({ error: { code: 'INVALID_ARGUMENTS' } });
    expect(reached).toEqual([]);
  });

  it('is the session itself for an agent that sees its tools', () => {
    expect(sessionBehind(desk, { tools: [...deskTools] }, [])).toBe(desk);
  });
});

describe('in a run', () => {
  let store: Store;
  let plays: { trajectory: Trajectory; task: Task; agent: Agent; catalog: Catalog }[];

  beforeAll(async () => {
    const kinds = Object.fromEntries(
      taskKinds.flatMap(({ name }) => (name === 'tools_on_demand' ? [] : [[name, 0]])),
    );
    const stages = {
      harvest: { packages: { servers: ['filesystem', 'memory', 'git', 'taskmanager', 'time'] } },
      evolve: { worlds: 10 },
      'synthesize-agents': { agents: 53 },
      'write-tasks': { perAgent: 9, most: 1000, kinds },
      simulate: { vices: 0, faces: 2 },
      select: { rows: 1000, plays: 2, similar: { plays: 1, openings: 1 } },
    };
    const run = await offlineRun({ config: { seed: 8, target: 30, stages }, until: 'select' });
    expect(run.result.stages.filter((stage) => stage.failed > 0)).toEqual([]);
    store = run.store;
    plays = await Promise.all(
      (await all(store.read('trajectories'))).map(async (trajectory) => {
        const { task, agent } = await settingOf(trajectory, store);
        if (!agent.catalog) throw new Error(`${agent.name} has no catalog`);
        return { trajectory, task, agent, catalog: agent.catalog };
      }),
    );
  });

  it('catalogs have a hundred tools and more, and differ in what the agent sees of them', async () => {
    const agents = (await all(store.read('agents'))).filter((agent) => agent.catalog);
    expect(agents.length).toBeGreaterThan(2);
    for (const { tools, distractors } of agents) {
      expect(tools.length).toBeGreaterThanOrEqual(100);
      expect(distractors.length).toBeGreaterThan(50);
    }
    const looks = agents.map((agent) => JSON.stringify(declaredTools(agent, [])));
    expect(new Set(looks).size).toBe(agents.length);
  });

  it('every tool is searched for before it is called, and is called through the catalog', () => {
    expect(plays.length).toBeGreaterThan(20);
    for (const { trajectory, catalog } of plays) {
      const found = new Set<string>();
      for (const { call, result } of trajectory.steps) {
        expect([catalog.search.name, catalog.call.name]).toContain(call.name);
        if (isSearch(call, catalog)) for (const name of foundIn(result.value, catalog)) found.add(name);
        else expect(found).toContain(meantCall(call, catalog).name);
      }
      expect(found.size).toBeGreaterThan(0);
    }
  });

  it('some plays search in other words, and some decline after they have', () => {
    const again = plays.filter(({ trajectory, catalog }) => {
      const searched = trajectory.steps.map(({ call }) => isSearch(call, catalog));
      return searched.some((is, at) => is && searched[at + 1]);
    });
    expect(again.length).toBeGreaterThan(2);
    for (const { trajectory, catalog } of again) {
      const { searches } = directPlay(trajectory, catalog);
      expect(new Set(searches.map(({ query }) => query)).size).toBe(searches.length);
    }
    expect(plays.some(({ task }) => task.expected === 'decline')).toBe(true);
  });

  it('right plays are accepted, and nobody speaks of tools to the user', async () => {
    const accepted = new Set((await all(store.read('judgements'))).map(({ trajectory }) => trajectory));
    const rejected = plays.filter(({ trajectory }) => !accepted.has(trajectory.id));
    expect(rejected.length / plays.length).toBeLessThanOrEqual(0.03);
    const said = plays.flatMap(({ trajectory }) =>
      trajectory.messages.filter(
        ({ role, toolCalls }) => role === 'user' || (role === 'assistant' && !toolCalls),
      ),
    );
    expect(said.filter(({ content }) => /\b(?:tools?|catalog|schema)\b/i.test(content))).toEqual([]);
  });

  it('rows of every format declare the search and the call, and every call of a row fits them', async () => {
    for (const exporter of exporters) {
      const plays = await all(rowsOf(exporter, { store, reasoning: 'all', testTasks: new Set() }));
      const rows = plays.flatMap((play) => play.rows.map((row) => ({ row, agent: play.accepted.agent })));
      expect(plays.length).toBeGreaterThan(20);
      if (exporter.limits.masks && exporter.limits.cut === undefined)
        expect(
          plays.every((play) => play.rows.length > 0),
          exporter.format,
        ).toBe(true);
      for (const { row, agent } of rows) {
        const { messages, tools } = roundTrip(exporter, row).read;
        expect(tools.map(({ name }) => name)).toEqual(declaredTools(agent, []).map(({ name }) => name));
        for (const { name, arguments: given } of messages.flatMap(({ toolCalls = [] }) => toolCalls)) {
          const schema = tools.find((declared) => declared.name === name)?.inputSchema;
          expect(schema && schemaFaults(schema, given)).toEqual([]);
        }
      }
    }
  });

  it('a play can be made again, and the judge rules on changes in it as they deserve', async () => {
    const accepted = new Set((await all(store.read('judgements'))).map(({ trajectory }) => trajectory));
    const some = plays.filter(({ trajectory }) => accepted.has(trajectory.id)).slice(0, 6);
    const planted = await Promise.all(
      some.map(({ trajectory, task, agent }) => {
        const signal = new AbortController().signal;
        const judging = {
          mostChanges: 100,
          options: { threshold: 0.8 },
          random: randomFor(trajectory.id),
          signal,
          ask: askProcedures(randomFor(trajectory.id)),
        };
        const enactment = { trajectory, shown: { task, agent }, store, signal };
        return calibratePlay(enactment, judging as unknown as Parameters<typeof calibratePlay>[1]);
      }),
    );
    const codes = planted.flatMap((each) => each ?? []);
    expect(planted.every((each) => each !== undefined)).toBe(true);
    expect(codes.filter(({ wants, code }) => wants === 'accept' && !code)).toEqual([]);
    expect(codes.filter(({ name }) => name === 'sibling_tool').every(({ code }) => code)).toBe(true);
  });
});
