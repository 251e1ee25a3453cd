// Plays: played and judged per second by the command that a user runs, their memory, the time of a play of 300 calls,
// and what many sessions on live servers leave behind. Compared with the calls of the same plays executed in SQLite and
// nothing else.
// Usage: npm run bench -- simulate.js [TARGET] [TRIALS] [SESSIONS]
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRunStore } from '../pipeline/run.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { openAgent } from '../stages/environments/joined.ts';
import { longTask, plainKinds } from '../test/support/long-task.ts';
import { all, offlineRun } from '../test/support/offline-run.ts';
import { tempDir } from '../test/support/temp-dir.ts';
import { at } from './figure.ts';
import { sessionsAtOnce } from './simulate/server-sessions.ts';
import { type Sample, watchedRun } from './simulate/watched-run.ts';

const [target = 60, trials = 10, sessions = 64] = process.argv.slice(2).map(Number);
const line = (name: string, value: string): void =>
  void process.stdout.write(`${name.padEnd(58)} ${value}\n`);
const signal = new AbortController().signal;

const cpuNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Seconds of CPU for the calls of the plays alone, each in a fresh session. */
async function floorOf(directory: string): Promise<{ cpu: number; calls: number[] }> {
  await using store = await readRunStore(directory);
  const calls: number[] = [];
  let cpu = 0;
  for await (const { agent: id, task, steps } of store.read('trajectories')) {
    const agent = await store.get('agents', id);
    const { plants } = await store.get('tasks', task);
    const began = cpuNow();
    await using session = await openAgent({ ...agent, plants }, store, signal);
    for (const { call, result } of steps)
      if (result.ok && session.tools.includes(call.name)) await session.call(call.name, call.arguments);
    cpu += cpuNow() - began;
    calls.push(steps.length);
  }
  return { cpu, calls };
}

async function measurePlays(): Promise<void> {
  await using directory = await tempDir();
  const run = join(directory.path, 'plays');
  const stages = {
    harvest: { packages: { servers: [] } },
    simulate: { trials, vices: 0, renamed: 0 }, // so that the floor can make the same calls
  };
  await writeFile(`${run}.yaml`, JSON.stringify({ name: 'plays', target, stages })); // YAML reads JSON
  await watchedRun(['-c', `${run}.yaml`, '--run', run, '--until', 'write-tasks']);
  const { samples, stages: watched } = await watchedRun(['--run', run, '--until', 'judge']);
  const [played, judged] = [watched.get('simulate'), watched.get('judge')];
  if (!played || !judged) throw new Error('nothing was played');
  const { cpu: floor, calls } = await floorOf(run);
  const began = played.began.at < judged.began.at ? played.began : judged.began;
  const ended = played.ended.at > judged.ended.at ? played.ended : judged.ended;
  const [seconds, cpu] = [(ended.at - began.at) / 1000, ended.cpu - began.cpu];
  const sorted = calls.toSorted((a, b) => a - b);
  line(
    'plays',
    `${calls.length}; calls: median ${at(sorted, 0.5)}, 90 % up to ${at(sorted, 0.9)}, most ${sorted.at(-1)}`,
  );
  line('played and judged per second', `${(calls.length / seconds).toFixed(0)} (goal: 50 on 2 cores)`);
  const made = calls.reduce((sum, count) => sum + count, 0);
  line('played and judged per second of CPU', (calls.length / cpu).toFixed(0));
  line('calls played and judged per second of CPU', (made / cpu).toFixed(0));
  line('CPU time to play and judge, over the calls alone', `${(cpu / floor).toFixed(1)} x`);
  line(
    'resident memory at a third, two thirds, and the end',
    memoryIn(samples.filter((sample) => sample.at >= began.at && sample.at <= ended.at)),
  );
}

function memoryIn(samples: readonly Sample[]): string {
  const third = (part: number): string =>
    (samples[Math.min(samples.length - 1, Math.floor((samples.length * part) / 3))]?.memory ?? 0).toFixed(0);
  return `${third(1)}, ${third(2)}, ${third(3)} MB`;
}

async function measureLongPlay(): Promise<void> {
  const stages = {
    harvest: { packages: { servers: [] } },
    'check-programs': { programs: [] },
    evolve: { categories: ['education'], worlds: 1 },
    'write-tasks': { kinds: plainKinds },
    simulate: { vices: 0, renamed: 0, forms: 0 },
  };
  const config = { seed: 2, target: 12, stages };
  const { store } = await offlineRun({ config, until: 'simulate' });
  const long = longTask(await all(store.read('tasks')), 300);
  await store.commit('write-tasks', 'long', { records: { tasks: [long] }, rejects: [] });
  const [began, cpuBegan] = [performance.now(), cpuNow()];
  await offlineRun({ config, until: 'simulate', store }); // only the long task is owed
  const [took, cpu] = [performance.now() - began, cpuNow() - cpuBegan];
  const plays: Trajectory[] = await all(store.read('trajectories'));
  const steps = plays.find(({ task }) => task === long.id)?.steps.length ?? 0;
  line(
    `a play of ${steps} calls, with what a run does around it`,
    `${(took / 1000).toFixed(2)} s, ${cpu.toFixed(2)} s of CPU (goal: under 2 s)`,
  );
}

async function measureSessions(): Promise<void> {
  await using directory = await tempDir();
  const usual = process.env.TMPDIR ?? '/tmp';
  process.env.TMPDIR = directory.path; // other processes leave nothing there
  await sessionsAtOnce(1); // what Node opens once is open from here on
  const { before, during, after } = await sessionsAtOnce(sessions);
  process.env.TMPDIR = usual;
  for (const what of ['processes', 'descriptors', 'directories'] as const)
    line(
      `${sessions} sessions on live servers: ${what}`,
      `${before[what]} before, ${during[what]} at once, ${after[what]} after`,
    );
}

await measureSessions();
await measureLongPlay();
await measurePlays();
