// How long it takes to compose a long task: drafts of long_horizon for the agent whose task has the most calls.
import { randomFor } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Task } from '../../schemas/task.ts';
import { readLiveSeeds } from '../../stages/mcp/live-seeds.ts';
import { readGeneralSeeds } from '../../stages/write-tasks/general-questions.ts';
import { longHorizon } from '../../stages/write-tasks/kinds/long-horizon.ts';
import { openScratch } from '../../stages/write-tasks/scratch.ts';
import type { Figure } from '../figure.ts';

const drafts = 12;
const goal = { calls: 300, seconds: 2 };

export async function composeFigure(store: Reader): Promise<Figure> {
  const task = await longestTask(store);
  const made = task ? await draftsFor(task, store) : [];
  const [longest = { calls: 0, seconds: 0 }] = made.sort((a, b) => b.calls - a.calls);
  const seconds =
    longest.calls === 0 ? Number.POSITIVE_INFINITY : (longest.seconds * goal.calls) / longest.calls;
  return {
    name: `seconds to compose ${goal.calls} calls`,
    measured: `${seconds.toFixed(2)} (${longest.calls} calls in ${longest.seconds.toFixed(2)} s)`,
    goal: `<= ${goal.seconds}`,
    isMet: seconds <= goal.seconds,
    examples: made.map((each) => `${each.calls} calls in ${each.seconds.toFixed(2)} s`),
  };
}

async function longestTask(store: Reader): Promise<Task | undefined> {
  let longest: Task | undefined;
  for await (const task of store.read('tasks'))
    if (task.kind === longHorizon.name && task.oracle.calls.length > (longest?.oracle.calls.length ?? 0))
      longest = task;
  return longest;
}

async function draftsFor(
  { agent: id, persona }: Task,
  store: Reader,
): Promise<{ calls: number; seconds: number }[]> {
  const agent = await store.get('agents', id);
  const liveSeeds = await readLiveSeeds();
  const generalSeeds = await readGeneralSeeds();
  const made: { calls: number; seconds: number }[] = [];
  for (let draft = 0; draft < drafts; draft += 1) {
    const began = performance.now();
    using scratch = await openScratch(agent, store);
    const material = { agent, scratch, persona, foreignRequest: undefined, liveSeeds, generalSeeds };
    const plan = longHorizon.draft(material, randomFor('compose', draft));
    if (plan) made.push({ calls: plan.calls.length, seconds: (performance.now() - began) / 1000 });
  }
  return made;
}
