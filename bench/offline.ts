// The offline engine: worlds grown and validated, tasks written, plays played and judged, per second; and how
// the time of a play compares with its floor, which is its calls executed in SQLite and nothing else. Without
// live servers.
// Usage: npm run bench -- offline.js [TARGET]
import { openAgent } from '../stages/environments/joined.ts';
import { all, offlineRun } from '../test/support/offline-run.ts';

const signal = new AbortController().signal;
const target = Number(process.argv[2] ?? 200);
const began = new Map<string, number>();
const seconds = new Map<string, number>();

const { store, result } = await offlineRun({
  config: { target, stages: { harvest: { packages: { servers: [] } }, simulate: { trials: 4 } } },
  log: (event) => {
    if (event.event === 'stage') began.set(event.stage, performance.now());
    if (event.event === 'stage-done')
      seconds.set(event.stage, (performance.now() - (began.get(event.stage) ?? 0)) / 1000);
  },
});

const done = (stage: string): number => {
  const count = result.stages.find((each) => each.stage === stage);
  return (count?.kept ?? 0) + (count?.rejected ?? 0);
};
const took = (stage: string): number => seconds.get(stage) ?? 0;
const plays = done('simulate');

const trajectories = await all(store.read('trajectories'));
const agents = new Map((await all(store.read('agents'))).map((agent) => [agent.id, agent]));
const floorBegan = performance.now();
for (const { agent: id, steps } of trajectories) {
  const agent = agents.get(id);
  if (!agent) continue;
  await using session = await openAgent(agent, store, signal);
  for (const { call, result: answered } of steps)
    if (answered.ok) await session.call(call.name, call.arguments);
}
const floor = (performance.now() - floorBegan) / 1000;

const line = (name: string, value: string): void =>
  void process.stdout.write(`${name.padEnd(44)} ${value}\n`);
line(
  'tools grown and validated, per second',
  (store.ids('tools').length / took('synthesize-tools')).toFixed(0),
);
line('tasks written and gated, per second', (done('write-tasks') / took('write-tasks')).toFixed(0));
line('plays played and judged, per second', (plays / (took('simulate') + took('judge'))).toFixed(0));
line(
  'time to play and judge, over the calls alone',
  `${((took('simulate') + took('judge')) / floor).toFixed(1)} x`,
);
line(
  'resident memory at the end',
  `${Math.round(process.memoryUsage().rss / 1e6)} MB for ${plays} plays held in memory`,
);
