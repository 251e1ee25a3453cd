// What `run` and `status` say: on which stream, on a terminal and in a pipe, and whether the numbers add up.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FunnelRow } from '../../pipeline/commands/funnel.ts';
import type { RunReport } from '../../pipeline/commands/run-report.ts';
import { root, toolloom } from '../support/cli.ts';
import { tinyConfig, tinyRun } from '../support/tiny-run.ts';

let finished: Awaited<ReturnType<typeof tinyRun>>;
beforeAll(async () => {
  finished = await tinyRun();
});
afterAll(() => finished[Symbol.asyncDispose]());

const run = (...args: string[]) => toolloom(['run', '-c', 'tiny.yaml', ...args], finished.path);
const linesOf = (text: string): { trajectory: string; stage?: string }[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const sumOf = (counts: object): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('in a pipe', () => {
  it('events are JSON lines on stderr, and the result is a table on stdout', async () => {
    const { code, stdout, stderr } = await run('--run', 'piped', '--until', 'simulate');
    expect(code).toBe(0);
    const events = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; stage?: string; kept?: number });
    expect(events[0]).toEqual({ event: 'run', directory: 'piped', target: 2, seed: 5 });
    expect(stdout).toMatch(/^stage +units +kept +rejected +owed +seconds +made\n/);
    // Stages that have nothing to do are not mentioned.
    expect(stderr + stdout).not.toContain('find-repositories');
    expect(stdout.match(/^write-tasks /gm)).toHaveLength(1);
  });

  it('--json puts one JSON object on stdout', async () => {
    const { stdout } = await run('--json');
    const { run: directory, accepted, funnel, datasets } = JSON.parse(stdout);
    expect(directory).toBe('data/runs/tiny');
    expect(accepted).toBeGreaterThanOrEqual(2);
    expect(funnel).toHaveLength(20);
    expect(datasets).toHaveLength(10);
  });
});

describe('the numbers', () => {
  it('add up, by outcome and by reason, and rejects are as many as `cat` prints', async () => {
    const { stdout } = await toolloom(['status', '--json'], finished.path);
    const { funnel } = JSON.parse(stdout) as { funnel: FunnelRow[] };
    for (const { planned, kept, rejected, owed, unitReasons } of funnel) {
      expect(kept + rejected + owed).toBe(planned);
      expect(sumOf(unitReasons)).toBe(rejected);
    }
    const rejects = (await toolloom(['cat', 'rejects'], finished.path)).stdout.split('\n').length - 1;
    expect(funnel.reduce((sum, { reasons }) => sum + sumOf(reasons), 0)).toBe(rejects);
  });

  it('exactly the target is selected, and what is left out is said with its reasons', async () => {
    const surplus = tinyConfig
      .replace('tiny', 'surplus')
      .replace('stages:', 'stages:\n  write-tasks: { most: 12 }');
    await writeFile(join(finished.path, 'surplus.yaml'), surplus);
    const surplusRun = () => toolloom(['run', '-c', 'surplus.yaml', '--json'], finished.path);
    const { accepted, target, datasets, messages } = JSON.parse((await surplusRun()).stdout) as RunReport;
    expect(accepted).toBeGreaterThan(target);
    for (const format of ['openai', 'trl']) {
      const rows = datasets.filter((dataset) => dataset.format === format).map((dataset) => dataset.rows);
      expect(sumOf(rows)).toBe(target);
    }
    expect(messages).toEqual([`${accepted} accepted trajectories (target 2; 2 are selected)`]);
    const folder = join(finished.path, 'data', 'runs', 'surplus', 'datasets', 'trl');
    const rejects = linesOf(
      (await toolloom(['cat', 'rejects', '--run', 'data/runs/surplus'], finished.path)).stdout,
    );
    const leftOut = rejects.filter(({ stage }) => stage === 'select');
    expect(leftOut).toHaveLength(accepted - target);
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('| selected | 2 |');
  });

  it('one format can be written to any folder, with the bytes of the run', async () => {
    const written = await toolloom(
      ['export', '-r', 'data/runs/tiny', '--format', 'dpo', '--out', 'pairs'],
      finished.path,
    );
    expect(written.code, written.stderr).toBe(0);
    const folders = ['pairs', join('data', 'runs', 'tiny', 'datasets', 'dpo')];
    for (const name of ['train.jsonl', 'test.jsonl', 'provenance.jsonl', 'README.md']) {
      const [copy, own] = await Promise.all(
        folders.map((folder) => readFile(join(finished.path, folder, name), 'utf8')),
      );
      expect(copy, name).toBe(own);
    }
    const refused = await toolloom(['export', '--format', 'dop', '--out', 'other'], finished.path);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('there is no format dop');
  });

  it('status says once how much is owed and how to continue, unless all is done', async () => {
    expect((await run('--run', 'part', '--until', 'evolve')).code).toBe(0);
    const { stdout } = await toolloom(['status', '--run', 'part'], finished.path);
    expect(stdout).toMatch(
      /\n\d+ units are owed, and those of later stages\. Continue with: toolloom run --run part\n/,
    );
    expect((await toolloom(['status'], finished.path)).stdout).not.toContain('Continue with');
  });
});

describe('a stage without input', () => {
  it('is named with the stage that makes its input', async () => {
    const { code, stdout, stderr } = await run('judge', '--run', 'empty');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'toolloom: judge has no input: there are no trajectories, which simulate would make',
    );
    expect(stdout + stderr).not.toContain('finished before');
  });

  it('waits, if it speaks for the whole, and says what is owed before it', async () => {
    const { code, stderr } = await run('map', '--run', 'waits');
    expect(code).toBe(4);
    expect(stderr).toMatch(/Not finished: evolve owes \d+ units?, and map waits for them\. Try again with: /);
  });

  it('is told from stages of which none is left', async () => {
    const { code, stderr } = await run('export', '--until', 'harvest', '--run', 'none');
    expect(code).toBe(2);
    expect(stderr).toContain('--until harvest leaves no stage to run: export would come later');
  });
});

describe('on a terminal', () => {
  /** What a terminal of the given width receives from a command, through a pseudo-terminal of util-linux. */
  async function onTerminal(columns: number, command: string): Promise<string> {
    const cli = join(root, 'dist', 'pipeline', 'cli.js');
    const line = `stty cols ${columns}; exec ${process.execPath} ${cli} ${command}`;
    await writeFile(join(finished.path, 'command.sh'), line);
    const { stdout } = await promisify(execFile)('script', ['-qec', 'sh command.sh', '/dev/null'], {
      cwd: finished.path,
      maxBuffer: 1 << 26,
    });
    return stdout;
  }

  it('a status line appears at once, fits the width, and leaves only the table behind', async () => {
    const columns = 60;
    const output = await onTerminal(columns, 'run -c tiny.yaml --run seen --until simulate');
    const drawn = output.split('\r\u001b[K').slice(1, -1);
    expect(drawn[0]).toMatch(/^\[5\/16\] evolve 0\/1 · 0:00 so far/);
    expect(drawn.some((line) => /simulate \d+\/\d+/.test(line))).toBe(true);
    for (const line of drawn) {
      expect(line).not.toContain('\n');
      expect(line.length).toBeLessThan(columns);
    }
    const left = output.slice(output.lastIndexOf('\u001b[K') + 3);
    expect(left).toMatch(/^stage +units/);
    expect(output.match(/write-tasks +\d+ +\d+/g)).toHaveLength(1);
    expect(output).not.toContain('"event"');
  });

  it('messages stay above the status line', async () => {
    const path = 'data/runs/tiny/datasets/trl/test.jsonl';
    await rm(join(finished.path, path));
    const output = await onTerminal(200, 'run --run data/runs/tiny');
    expect(output).toContain('Run data/runs/tiny (target 2, seed 5)\r\n');
    expect(output).toContain(`\r\u001b[K${path} is missing; it is written again\r\n`);
  });
});
