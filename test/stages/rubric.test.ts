// Rubrics of tasks at an evening school: what is written follows from what the oracle does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Table, World } from '../../schemas/world.ts';
import { madeKey } from '../../stages/recorded-rows.ts';
import { type Ground, openGround } from '../../stages/write-tasks/ground.ts';
import { executePlan } from '../../stages/write-tasks/oracle.ts';
import { changedRows } from '../../stages/write-tasks/rubric/changed-rows.ts';
import { evening, eveningAgent, eveningTools, plans } from '../support/evening-school.ts';
import { gives } from '../support/plays.ts';

const provenance = { stage: 's', unit: 'u', seed: 1, roles: {} };
const persona = {
  name: 'a clerk',
  manner: 'Writes plainly.',
  style: 'plain' as const,
  openings: [''],
  closings: [''],
};
let ground: Ground;
beforeAll(async () => {
  const store = memoryStore();
  // Nothing here reads the other members of these records.
  const world = { id: 'w', from: [], provenance, ...evening } as unknown as World;
  const tools = eveningTools.map(
    (tool) => ({ id: tool.name, from: [], provenance, world: 'w', ...tool }) as unknown as Tool,
  );
  await store.commit('worlds', 'u', { records: { worlds: [world], tools }, rejects: [] });
  const agent = { id: 'a', from: [], provenance, ...eveningAgent } as unknown as Agent;
  ground = await openGround(agent, store, new AbortController().signal);
});
afterAll(() => ground[Symbol.asyncDispose]());

async function made(name: string): Promise<Omit<Task, 'id' | 'provenance'>> {
  const plan = plans[name];
  if (!plan) throw new Error(`there is no plan ${name}`);
  const executed = await executePlan(plan, { kind: { name, difficulty: 1 }, persona, ground });
  if ('fault' in executed) throw new Error(executed.fault);
  return executed.task;
}

const textsOf = ({ rubric }: Pick<Task, 'rubric'>, by: 'code' | 'judge'): string[] =>
  rubric.filter(({ checkedBy }) => checkedBy === by).map(({ text }) => text);

describe('the rubric', () => {
  it('has a criterion for each changed field, and for what the user must be told', async () => {
    const texts = textsOf(await made('twoChanges'), 'code');
    expect(texts).toContain('The number of seats of the course Pottery (CO-1001) is 37.');
    expect(texts).toContain('The number of seats of the course Polish for Beginners (CO-1002) is 45.');
    expect(texts).toContain(
      'The user is told what was done, with the number of seats (37) and the number of seats (45).',
    );
    expect(texts).toContain('Makes the change with set_seats.');
  });

  it('lets no play pass that leaves a change undone', async () => {
    const { rubric } = await made('twoChanges');
    const changes = rubric.filter(({ check }) => check?.on === 'rows');
    expect(changes.map(({ required }) => required)).toEqual([true, true]);
  });

  it('has one for each fact that the user wants, each with its value', async () => {
    const { rubric } = await made('question');
    const told = rubric.filter(({ check }) => check?.on === 'told');
    expect(told.map(({ required, expects }) => ({ required, expects }))).toEqual([
      { required: true, expects: ['52'] },
      { required: true, expects: ['230'] },
    ]);
  });

  it('says for a request that is to be declined why, and what must not be called', async () => {
    const task = await made('forbidden');
    expect(textsOf(task, 'code')).toContain(
      'Calls no tool that changes anything. May look things up with get_course, or in another way. ' +
        'Does not call set_seats.',
    );
    expect(textsOf(task, 'judge').join('\n')).toContain('Do not give a course more than 200 seats.');
  });

  it('does not ask for what a wish needed that the user drops instead of telling it', async () => {
    const { change } = plans;
    if (!change) throw new Error('there is no plan change');
    const asked = {
      name: 'reason',
      value: 'a burst pipe',
      text: 'A burst pipe.',
      disclosed: 'asked',
    } as const;
    const dropped = {
      tool: 'set_seats',
      arguments: { course_id: 'CO-1001', seats: 9 },
      purpose: 'to set it',
    };
    const asks = async (first: object) => {
      const plan = {
        ...change,
        facts: [...change.facts, asked],
        goals: [{ say: 'Please set it to 9.', calls: [], ...first }, ...change.goals],
        calls: change.calls.map((call) => ({ ...call, goal: 1 })),
      };
      const made = await executePlan(plan, { kind: { name: 'k', difficulty: 1 }, persona, ground });
      return 'task' in made && made.task.rubric.some(({ id }) => id === 'asks');
    };
    expect(await asks({})).toBe(true);
    expect(await asks({ dropped })).toBe(false);
  });

  it('names every criterion once, and gives each to code or to a judge', async () => {
    for (const name of Object.keys(plans)) {
      const { rubric } = await made(name);
      expect(new Set(rubric.map(({ id }) => id)).size).toBe(rubric.length);
      for (const { checkedBy, check } of rubric) expect(check !== undefined).toBe(checkedBy === 'code');
      expect(rubric.some(({ checkedBy }) => checkedBy === 'judge')).toBe(true);
    }
  });
});

describe('a changed row', () => {
  const columns: Table['columns'] = {
    ...{ id: 'exact', title: 'exact', author_id: 'exact', previous_title: 'exact' },
    ...{ words: 'semantic', seen_on: 'exempt' },
  };
  const notes = { noun: 'note', plural: 'notes', key: 'id', label: 'title', columns };
  const authors: Table = { ...notes, columns: { name: 'exact' } };
  const note = (title: string, more: object = {}) => ({
    ...{ id: 'NO-9', title, author_id: 'AU-9', words: `about ${title}`, seen_on: title, ...more },
  });
  const rowsOf = (...changes: ToolResult['changes']) =>
    changedRows(
      changes.map((change) => ({
        call: {
          ...{ tool: 'write', arguments: {}, turn: 0, goal: 0, purpose: 'to write', result: null },
          effect: 'write' as const,
        },
        result: gives(null, change),
      })),
      { tableOf: (_, table) => (table === 'notes' ? notes : authors) },
    ).map(({ expectation }) => expectation);
  const author = { table: 'authors', key: 'AU-9', before: null, after: { id: 'AU-9', name: 'Ana' } };

  it('is expected in what was asked for, and not in wordings, in what is exempt, or in notes of the tool', () => {
    const [before, after] = [note('a'), note('b', { previous_title: 'a' })];
    expect(rowsOf({ table: 'notes', key: 'NO-9', before, after })).toEqual([
      { table: 'notes', key: 'NO-9', becomes: 'changed', fields: { title: 'b' } },
    ]);
  });

  it('that is made goes by its content, and so does a reference to it', () => {
    expect(rowsOf(author, { table: 'notes', key: 'NO-9', before: null, after: note('a') })).toEqual([
      { table: 'authors', key: madeKey, becomes: 'made', fields: { name: 'Ana' } },
      { table: 'notes', key: madeKey, becomes: 'made', fields: { title: 'a', author_id: madeKey } },
    ]);
  });
});

describe('checkpoints', () => {
  it('are the states after the goals that change something, where there are several', async () => {
    const { oracle } = await made('thereAndBack');
    expect(oracle.checkpoints.map(({ goal, rows }) => ({ goal, fields: rows[0]?.fields }))).toEqual([
      { goal: 0, fields: { seats: 37 } },
      { goal: 1, fields: { seats: 43 } },
    ]);
  });

  it('are not written for a single change or a question', async () => {
    for (const name of ['change', 'twoQuestions']) expect((await made(name)).oracle.checkpoints).toEqual([]);
  });
});

describe('the ground', () => {
  it('starts every play from the same state', async () => {
    const states: unknown[] = [];
    for (const seats of [37, 38]) {
      await using session = await ground.open();
      states.push(await session.snapshot());
      await session.call('set_seats', { course_id: 'CO-1001', seats });
      states.push(await session.snapshot());
    }
    expect(states[2]).toEqual(states[0]);
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(3);
  });

  it('remembers a call only in the state in which it was made', async () => {
    const seen: unknown[] = [];
    for (const seats of [undefined, 37, 38, undefined]) {
      await using session = await ground.open();
      if (seats !== undefined) await session.call('set_seats', { course_id: 'CO-1001', seats });
      seen.push((await session.call('get_course', { course_id: 'CO-1001' })).value);
    }
    expect(seen).toMatchObject([{ seats: 31 }, { seats: 37 }, { seats: 38 }, { seats: 31 }]);
  });
});
