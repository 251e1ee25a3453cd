// Programming plays: how many a core makes in a minute offline, how many of them are accepted, how many of those are
// alike, and how many pass their hidden tests again in a sandbox of another kind, where this machine has one. Usage:
// npm run -s bench -- programming.js [PROGRAMS] [AGENTS] [TASKS_PER_AGENT]
import type { Files, Workspace } from '../schemas/program.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { spread } from '../stages/check-programs/spread.ts';
import { testFilesIn } from '../stages/programs/languages.ts';
import { isGreen } from '../stages/programs/reports.ts';
import { sandboxFor, sandboxLack } from '../stages/sandboxes/index.ts';
import { runTests } from '../stages/sandboxes/tests/run-tests.ts';
import { OpenWorkspace } from '../stages/workspaces/workspace.ts';
import { taskKinds } from '../stages/write-tasks/kinds/index.ts';
import { worksOnProject } from '../stages/write-tasks/programming/trying.ts';
import { all, offlineRun } from '../test/support/offline-run.ts';
import { countsByKind, withoutTwins } from './played.ts';

const [programs = 12, agents = 200, perAgent = 6] = process.argv.slice(2).map(Number);
const signal = new AbortController().signal;
const editing = /^(?:write_file|replace_in_file|apply_patch|delete_file|move_file)$/;

const kinds = Object.fromEntries(
  taskKinds.filter(({ suits }) => suits !== worksOnProject).map(({ name }) => [name, 0] as const),
);
const stages = {
  harvest: { packages: { servers: [] } },
  evolve: { categories: ['education'], worlds: 1 },
  'read-documents': { libraries: [] },
  'check-programs': { programs: await spread(programs) },
  'synthesize-agents': { agents },
  'write-tasks': { perAgent, most: agents * perAgent, kinds },
  simulate: { vices: 0 },
};
const config = { name: 'programming', seed: 7, target: 20, stages };

const before = await offlineRun({ until: 'synthesize-agents', config });
const started = { wall: performance.now(), cpu: process.cpuUsage() };
const { store } = await offlineRun({ until: 'judge', config, store: before.store });
const used = process.cpuUsage(started.cpu);
const wall = (performance.now() - started.wall) / 60_000;
const cpu = (used.user + used.system) / 60_000_000;

const tasks = new Map((await all(store.read('tasks'))).map((task) => [task.id, task]));
const plays = await all(store.read('trajectories'));
const judged = await all(store.read('judgements'));
const accepted = plays.filter(({ id }) =>
  judged.some(({ trajectory, verdict }) => trajectory === id && verdict === 'accepted'),
);
const rejects = (await all(store.rejects())).filter(({ reason }) => reason !== 'no kind fits');

console.log(`programs        ${store.ids('programs').length}`);
console.log(`tasks           ${tasks.size}, turned away ${rejects.length}`);
for (const { reason, detail } of rejects.slice(0, 12))
  console.log(`                ${reason}: ${detail.slice(0, 110)}`);
console.log(`plays           ${plays.length}, accepted ${accepted.length}`);
console.log(`without twins   ${withoutTwins(accepted)}`);
console.log(
  `a minute        ${(plays.length / wall).toFixed(1)} by the clock, ${(plays.length / cpu).toFixed(1)} by the time of this process`,
);
for (const [kind, count] of countsByKind(accepted, tasks)) console.log(`  ${kind.padEnd(22)}${count}`);
console.log(`elsewhere       ${await elsewhere(accepted)}`);
process.exit(0);

/** The final trees, with the hidden tests, in bubblewrap. */
async function elsewhere(made: readonly Trajectory[]): Promise<string> {
  let [tried, passed] = [0, 0];
  for (const play of made) {
    const workspace = tasks.get(play.task)?.workspace;
    if (!workspace || testFilesIn(workspace.hidden).length === 0) continue;
    const lack = await sandboxLack(workspace.language, 'bubblewrap');
    if (lack !== undefined) return lack;
    tried += 1;
    if (await passesElsewhere(workspace, await finalFiles(workspace, play))) passed += 1;
    else console.log(`                fails elsewhere: ${play.id} (${tasks.get(play.task)?.kind})`);
  }
  return `${passed} of ${tried} pass their hidden tests in bubblewrap`;
}

async function finalFiles({ language, files }: Workspace, { steps }: Trajectory): Promise<Files> {
  const open = new OpenWorkspace(language, files);
  for (const { call, result } of steps)
    if (editing.test(call.name) && result.ok) await open.call(call.name, call.arguments, signal);
  return open.files;
}

async function passesElsewhere({ language, hidden }: Workspace, files: Files): Promise<boolean> {
  const sandbox = await sandboxFor(language, 'bubblewrap');
  const tests = testFilesIn(hidden);
  return isGreen(await runTests(sandbox, { language, files: { ...files, ...hidden }, tests }, signal));
}
