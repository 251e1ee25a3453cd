// Math plays: how many a second one core plays and judges offline, how many of them are accepted, and how many of those
// are alike, in a run that has no other tasks. What Python prints was found when the tasks were written, in the same
// process, as in any run. Usage: npm run -s bench -- mathematics.js [AGENTS] [TASKS_PER_AGENT]
import { taskKinds } from '../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../test/support/offline-run.ts';
import { countsByKind, withoutTwins } from './played.ts';

const [agents = 600, perAgent = 5] = process.argv.slice(2).map(Number);

const kinds = Object.fromEntries(
  taskKinds.filter(({ name }) => !name.startsWith('math_')).map(({ name }) => [name, 0] as const),
);
const stages = {
  harvest: { packages: { servers: [] } },
  // Without applications, half of the agents calculate; the others have documents, and no tasks here.
  evolve: { categories: [] },
  'read-documents': { libraries: ['skerry-sound'] },
  'synthesize-agents': { agents },
  'write-tasks': { perAgent, most: agents * perAgent, kinds },
  simulate: { vices: 0 },
};
const config = { name: 'mathematics', seed: 7, target: 20, stages };

const writing = await timed(() => offlineRun({ until: 'write-tasks', config }));
const { store } = writing.result;
const playing = await timed(() => offlineRun({ until: 'simulate', config, store }));
const judging = await timed(() => offlineRun({ until: 'judge', config, store }));

const tasks = new Map((await all(store.read('tasks'))).map((task) => [task.id, task]));
const plays = await all(store.read('trajectories'));
const judged = new Set((await all(store.read('judgements'))).map(({ trajectory }) => trajectory));
const accepted = plays.filter(({ id }) => judged.has(id));
const byCode = plays.filter(({ steps }) => steps.some(({ call }) => call.name === 'run_python'));
const rejects = (await all(store.rejects())).filter(({ reason }) => reason !== 'no kind fits');

console.log(
  `tasks           ${tasks.size}, ${perSecond(tasks.size, writing.cpu)} a second written and gated`,
);
console.log(`plays           ${plays.length}, ${byCode.length} of them with code`);
console.log(`accepted        ${accepted.length}`);
for (const { reason, detail } of rejects.slice(0, 8))
  console.log(`                ${reason}: ${detail.slice(0, 110)}`);
console.log(
  `requests        ${new Set([...tasks.values()].map(({ request }) => request)).size} different ones`,
);
console.log(`without twins   ${withoutTwins(accepted)}`);
console.log(
  `a second        ${perSecond(plays.length, playing.cpu + judging.cpu)} played and judged (played ` +
    `${perSecond(plays.length, playing.cpu)}, judged ${perSecond(plays.length, judging.cpu)})`,
);
for (const [kind, count] of countsByKind(accepted, tasks)) console.log(`  ${kind.padEnd(22)}${count}`);
process.exit(0);

/** In seconds of processor time of this process, as the clock counts what others do as well. */
async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; cpu: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, cpu: (user + system) / 1_000_000 };
}

function perSecond(count: number, seconds: number): string {
  return (count / seconds).toFixed(1);
}
