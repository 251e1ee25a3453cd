// The gate turns away tasks whose checks could not tell right from wrong.
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';
import { findingsOf } from '../../stages/judge/rules/index.ts';
import { oracleScript } from '../../stages/simulate/script.ts';
import { doesNothing } from '../../stages/simulate/vices/conduct.ts';
import { playScript } from '../../stages/write-tasks/gate/playing.ts';
import { gateFault } from '../../stages/write-tasks/gate.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { executePlan } from '../../stages/write-tasks/oracle.ts';
import type { TaskPlan } from '../../stages/write-tasks/plan.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const signal = new AbortController().signal;
const [kind] = taskKinds;
let store: Store;
let agent: Agent;
let tasks: Task[];

beforeAll(async () => {
  const stages = { harvest: { packages: { servers: [] } }, evolve: { categories: ['education'], worlds: 2 } };
  ({ store } = await offlineRun({ until: 'write-tasks', config: { target: 30, stages } }));
  const course = (await all(store.read('worlds'))).find((world) => world.name === 'course_registry');
  const agents = await all(store.read('agents'));
  tasks = await all(store.read('tasks'));
  const found = agents.find(
    (each) =>
      each.parts.filter(({ desk }) => !desk).length === 1 &&
      each.parts[0]?.of === course?.id &&
      named(each, 'update', 'seats') &&
      named(each, 'get', 'course_id'),
  );
  if (!found) throw new Error('no agent has the tools that these tests need');
  agent = found;
});

/**
 * The tool of an agent whose required or optional parameters hold `parameter` and whose name is of that sort.
 */
function named(of: Agent, sort: 'update' | 'get', parameter: string): string {
  const verbs = { update: /^(update|edit|change)/i, get: /^(get|fetch|read|show)/i }[sort];
  return (
    of.tools.find(
      (tool) =>
        verbs.test(tool.name) && parameter in ((tool.inputSchema.properties as object | undefined) ?? {}),
    )?.name ?? ''
  );
}

const open = () => openGround(agent, store, signal);

async function faultOf(plan: Partial<TaskPlan>, changes: Partial<Task> = {}) {
  const [persona] = tasks.map((task) => task.persona);
  if (!kind || !persona) throw new Error('there is no task to take a persona from');
  const whole: TaskPlan = {
    request: 'Please set the seats of course CO-1001 to 7.',
    goals: [{ say: 'Set the seats of course CO-1001 to 7.', calls: [0] }],
    facts: [],
    expected: 'fulfil',
    withheld: [],
    calls: [],
    communicate: [],
    faults: [],
    ...plan,
  };
  await using ground = await open();
  const made = await executePlan(whole, { kind, persona, ground });
  if ('fault' in made) return { reason: made.fault };
  return await gateFault({ task: { ...made.task, ...changes }, ground });
}

const setSeats = (course: string, seats: number, turn = 0) => ({
  tool: named(agent, 'update', 'seats'),
  arguments: { course_id: course, seats },
  turn,
  goal: 0,
  purpose: 'to change the seats',
});
const readCourse = (course: string) => ({
  tool: named(agent, 'get', 'course_id'),
  arguments: { course_id: course },
  turn: 0,
  goal: 0,
  purpose: 'to look',
});

describe('the gate', () => {
  it('lets a sound task through', async () => {
    expect(await faultOf({ calls: [setSeats('CO-1001', 7)] })).toBeUndefined();
  });

  it.each<[string, () => Promise<{ reason: string } | undefined>, RegExp]>([
    [
      'a final state that the oracle does not reach',
      () =>
        faultOf(
          { calls: [setSeats('CO-1001', 7)] },
          {
            oracle: {
              calls: [],
              finalState: 'elsewhere',
              touched: ['courses:CO-1001'],
              communicate: [],
              checkpoints: [],
            },
          },
        ),
      /^oracle fails$/,
    ],
    [
      'nothing that could be checked',
      () => faultOf({ calls: [readCourse('CO-1001')] }),
      /^nothing to check$/,
    ],
    [
      'a fact that every answer holds',
      () =>
        faultOf({ calls: [readCourse('CO-1001')], communicate: [{ name: 'word', value: 'you', goal: 0 }] }),
      /^(oracle fails|does_nothing passes)$/,
    ],
    [
      'a request that names a tool',
      () =>
        faultOf({
          request: `Call ${named(agent, 'update', 'seats')} for CO-1001 with 7.`,
          calls: [setSeats('CO-1001', 7)],
        }),
      /^request leaks$/,
    ],
    [
      'an opening that tells what is to be kept back',
      () =>
        faultOf({
          request: 'Please set the seats of course CO-1001 to 7 for the winter term.',
          facts: [
            { name: 'reason', value: 'winter term', text: 'It is for the winter term.', disclosed: 'asked' },
          ],
          calls: [setSeats('CO-1001', 7)],
        }),
      /^request leaks$/,
    ],
    [
      'a value that nobody says',
      () =>
        faultOf({
          request: 'Please set the seats of course CO-1001.',
          goals: [{ say: 'Set the seats of course CO-1001.', calls: [0] }],
          calls: [setSeats('CO-1001', 7)],
        }),
      /^oracle fails$/,
    ],
    [
      'calls of one turn that depend on each other',
      () =>
        faultOf({
          request: 'Set the seats of course CO-1001 to 7 and then to 9.',
          calls: [setSeats('CO-1001', 7), setSeats('CO-1001', 9)],
        }),
      /^order matters$/,
    ],
    [
      'a call of a tool that is withheld',
      () => faultOf({ calls: [setSeats('CO-1001', 7)], withheld: [named(agent, 'update', 'seats')] }),
      /which the agent does not have$/,
    ],
    ['an oracle that the world refuses', () => faultOf({ calls: [setSeats('CO-9999', 7)] }), /is refused/],
  ])('turns away %s', async (_, fault, reason) => {
    expect((await fault())?.reason).toMatch(reason);
  });

  it('counts a refused last call of an impossible request as a write, so that it must be tried', async () => {
    const [persona] = tasks.map((task) => task.persona);
    if (!kind || !persona) expect.unreachable('there is no task to take a persona from');
    const plan: TaskPlan = {
      request: 'Please set the seats of course CO-9999 to 7.',
      goals: [{ say: 'Set the seats of course CO-9999 to 7.', calls: [0, 1] }],
      facts: [],
      expected: 'decline',
      withheld: [],
      calls: [readCourse('CO-1001'), setSeats('CO-9999', 7, 1)],
      communicate: [],
      faults: [],
    };
    await using ground = await open();
    const made = await executePlan(plan, { kind, persona, ground });
    expect('task' in made && made.task.oracle.calls.map(({ effect }) => effect)).toEqual(['read', 'write']);
  });

  it('no task that it lets through is won by an agent that does nothing but talk', async () => {
    expect(tasks.length).toBeGreaterThan(20);
    for (const task of tasks) {
      const owner = await store.get('agents', task.agent);
      const script =
        doesNothing.spoil(oracleScript(task), { task, agent: owner, random: randomFor(1) }) ?? [];
      await using ground = await openGround(owner, store, signal);
      const played = await playScript({ task, ground }, script, 'test');
      const policies = await ground.policiesOn(played.steps);
      expect(
        findingsOf({ task, agent: owner, played, policies }).some(({ severity }) => severity === 'fatal'),
      ).toBe(true);
    }
  });
});
