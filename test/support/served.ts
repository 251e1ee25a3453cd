// A small run, and `toolloom serve` on it as a child process. Players know what to do from the records on disk.
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRunStore } from '../../pipeline/run.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { start, toolloom } from './cli.ts';
import { tempDir } from './temp-dir.ts';

/**
 * Plays have no vices, so that those that are accepted show what is right. There are hidden facts, plants, tasks
 * without a user, and tools under other names.
 */
const config = {
  name: 'served',
  seed: 2,
  target: 8,
  stages: {
    harvest: { packages: { servers: [] } },
    'check-programs': { programs: [] },
    evolve: { categories: ['education', 'logistics'], worlds: 4 },
    'write-tasks': {
      kinds: {
        long_horizon: 0,
        for_each: 0,
        autonomous: 6,
        injected_instructions: 6,
        missing_facts: 6,
        tools_on_demand: 3,
      },
    },
    simulate: { vices: 0, renamed: 0.4 },
  },
};

export interface ServedRun extends AsyncDisposable {
  readonly path: string;
  /** Directory of the run. */
  readonly directory: string;
  readonly tasks: readonly Task[];
  /** Plays that the judge accepted, in the order of their tasks. */
  readonly plays: readonly Trajectory[];
  /** The play of a task of this kind, of which the config makes some. */
  play(kind: 'autonomous' | 'injected_instructions' | 'missing_facts'): Trajectory;
  /** A selected play, which a split has, whose user wants a change and gets it. */
  changing(): Trajectory;
  serve(...flags: string[]): Promise<Served>;
}

export interface Served {
  readonly url: string;
  /** Where NeMo Gym has a port of its own. */
  readonly gymRoot?: string;
  readonly token?: string;
  readonly pid: number;
  /** Sends the signal and resolves to the exit code and what was printed. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; stderr: string }>;
}

export async function servedRun(): Promise<ServedRun> {
  const directory = await tempDir();
  await writeFile(join(directory.path, 'c.yaml'), JSON.stringify(config)); // YAML reads JSON
  const made = await toolloom(['run', '-c', 'c.yaml', '--until', 'select'], directory.path);
  if (made.code !== 0) throw new Error(made.stderr);
  return await servedIn(directory, config.name);
}

/** The run of this name in a folder, which goes when the run goes. */
export async function servedIn(
  directory: { readonly path: string } & AsyncDisposable,
  name: string,
): Promise<ServedRun> {
  const { path } = directory;
  const run = join(path, 'data', 'runs', name);
  await using store = await readRunStore(run);
  const judgements = await all(store.read('judgements'));
  const plays = await Promise.all(judgements.map(({ trajectory }) => store.get('trajectories', trajectory)));
  const tasks = await all(store.read('tasks'));
  const selected = new Set((await all(store.read('selections'))).map(({ trajectory }) => trajectory));
  const started = new Set<ChildProcess>();
  return {
    path,
    directory: run,
    tasks,
    plays,
    play(kind) {
      const of = judgements.find((judgement) => judgement.kind === kind);
      const found = plays.find(({ id }) => id === of?.trajectory);
      if (!found) throw new Error(`no accepted play of a task of kind ${kind}`);
      return found;
    },
    changing() {
      const found = plays.find(({ id: play, task: id, steps }) => {
        if (!selected.has(play)) return false;
        const task = tasks.find((each) => each.id === id);
        const isPlain = task?.expected === 'fulfil' && !task.autonomous && task.faults.length === 0;
        return (
          isPlain &&
          steps.every(({ result }) => result.ok) &&
          steps.some(({ result }) => result.changes.length > 0)
        );
      });
      if (!found) throw new Error('no accepted play in which something is changed');
      return found;
    },
    serve: (...flags) => serveIn(path, flags, started),
    async [Symbol.asyncDispose]() {
      for (const child of started) child.kill('SIGKILL'); // of a test that failed before it ended its server
      await directory[Symbol.asyncDispose]();
    },
  };
}

async function serveIn(path: string, flags: readonly string[], started: Set<ChildProcess>): Promise<Served> {
  const { child, result } = start(['serve', '--port', '0', '--json', ...flags], path);
  started.add(child);
  void result.then(() => started.delete(child));
  const line = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (data) => {
      printed += data;
      if (/^\{.*"url".*\n/.test(printed)) resolve(printed);
    });
    void result.then(({ stderr }) => reject(new Error(`the server ended: ${stderr}`)));
  });
  return {
    ...JSON.parse(line),
    pid: child.pid ?? 0,
    end: async (signal = 'SIGINT') => {
      child.kill(signal);
      return await result;
    },
  };
}

export interface PlayedTurn {
  readonly name: string;
  readonly given: Record<string, unknown>;
}

/** The turns of a recorded play as calls, one after another. `reply`: the tool by which answers are sent. */
export const turnsOf = ({ messages }: Trajectory, reply: string): PlayedTurn[] =>
  messages.flatMap(({ role, content, toolCalls }): PlayedTurn[] => {
    if (role !== 'assistant') return [];
    if (toolCalls) return toolCalls.map(({ name, arguments: given }) => ({ name, given }));
    return [{ name: reply, given: { message: content } }];
  });

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
