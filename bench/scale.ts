// A large run on one machine: `scale.js RUN [PLAYS]` commits the tasks, plays, verdicts, and pairs of a finished run again and
// again until there are PLAYS (100,000), and asks of the result what users ask: status, one record, whether there is
// anything to do, the first records, and statistics. Each is compared with reading all bytes of the run once, and with the
// same for RUN itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unitsFolder } from '../pipeline/run.ts';
import { readFileStore } from '../pipeline/store/file-store.ts';
import { manyUnits } from './scale/many-units.ts';

const [from, plays = '100000'] = process.argv.slice(2);
if (from === undefined) throw new Error('name a finished run, such as data/runs/demo');

const cli = join(import.meta.dirname, '..', 'pipeline', 'cli.js');
const line = (name: string, text: string): void => console.log(`${name.padEnd(28)} ${text}`);

interface Asked {
  readonly seconds: number;
  /** Of CPU, which says more on a busy machine. */
  readonly cpu: number;
  /** In MB, at most. */
  readonly memory: number;
}

/** A command as a user types it; `lines`: after so many, nobody reads on. */
async function asked(args: readonly string[], run: string, lines = Number.POSITIVE_INFINITY): Promise<Asked> {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, ...args, '--run', run], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let last = { cpu: 0, memory: 0 };
  const watch = setInterval(() => {
    last = usageOf(child) ?? last;
  }, 20);
  let left = lines;
  child.stdout.on('data', (text: Buffer) => {
    left -= text.toString('latin1').split('\n').length - 1;
    if (left <= 0) child.stdout.destroy();
  });
  await once(child, 'exit');
  clearInterval(watch);
  return { seconds: (performance.now() - began) / 1000, ...last };
}

/** Ticks of the kernel in a second, on every Linux that Node runs on. */
const ticks = 100;

function usageOf({ pid }: ChildProcess): Omit<Asked, 'seconds'> | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]);
    if (Number.isNaN(memory)) return undefined; // it has ended
    return { cpu: (Number(fields[11]) + Number(fields[12])) / ticks, memory: memory / 1024 };
  } catch {
    return undefined; // nobody knows it any more
  }
}

/** Seconds. */
function readAll(folder: string): number {
  const began = performance.now();
  const chunk = Buffer.alloc(1 << 20);
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.jsonl'))) {
    const file = openSync(join(folder, name), 'r');
    while (readSync(file, chunk, 0, chunk.length, null) > 0);
    closeSync(file);
  }
  return (performance.now() - began) / 1000;
}

const bytesIn = (folder: string): number =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

const folder = mkdtempSync(join(tmpdir(), 'toolloom-scale-'));
try {
  const run = join(folder, 'run');
  const began = performance.now();
  const made = await manyUnits({ from, to: run, plays: Number(plays) });
  const seconds = (performance.now() - began) / 1000;
  const units = join(run, unitsFolder);
  const megabytes = (where: string): string => `${(bytesIn(where) / 2 ** 20).toFixed(0)} MB`;
  line('plays', `${made.toLocaleString('en')}, ${megabytes(units)}, committed in ${seconds.toFixed(0)} s`);
  line('index', megabytes(join(units, '.index')));
  readAll(units);
  const floor = readAll(units);
  line('reading all bytes', `${floor.toFixed(2)} s`);
  const id = await idIn(units);
  const questions: [string, readonly string[], number?][] = [
    ['run, nothing to do', ['run']],
    ['status', ['status']],
    ['show ID', ['show', id]],
    ['cat trajectories | head', ['cat', 'trajectories'], 3],
    ['inspect --stats', ['inspect', '--stats']],
  ];
  await asked(['run'], run); // notes what later ones need not find out again
  for (const [name, args, lines] of questions) {
    const small = await asked(
      args[0] === 'show' ? ['show', await idIn(join(from, unitsFolder))] : args,
      from,
      lines,
    );
    const large = await asked(args, run, lines);
    const { seconds: taken, cpu, memory } = large;
    line(
      name,
      `${taken.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU, ${memory.toFixed(0)} MB; ` +
        `${(taken / floor).toFixed(2)} times reading all bytes, ${(taken / small.seconds).toFixed(1)} times that of ${from}`,
    );
  }
  rmSync(join(units, '.index'), { recursive: true });
  const again = await asked(['status'], run);
  line('status without an index', `${again.seconds.toFixed(2)} s, ${again.memory.toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Of a play in the middle. */
async function idIn(units: string): Promise<string> {
  await using store = await readFileStore(units);
  const ids = store.ids('trajectories');
  return ids[Math.floor(ids.length / 2)] ?? '';
}
