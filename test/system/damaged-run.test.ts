// Runs whose files were damaged, edited, deleted or put into the wrong place.
import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { runBytes } from '../support/run-bytes.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyRun } from '../support/tiny-run.ts';

let finished: Awaited<ReturnType<typeof tinyRun>>;
beforeAll(async () => {
  finished = await tinyRun();
});
afterAll(() => finished[Symbol.asyncDispose]());

/** A copy of the finished run, with the path of a file of its units. */
async function copied() {
  const directory = await tempDir();
  await cp(finished.path, directory.path, { recursive: true });
  const run = join(directory.path, 'data', 'runs', 'tiny');
  return {
    path: directory.path,
    run,
    units: join(run, 'units', 'write-tasks.jsonl'),
    toolloom: (...args: string[]) => toolloom(args, directory.path),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

const oneLine =
  /^toolloom: data\/runs\/tiny\/units\/write-tasks\.jsonl:\d+: this line is damaged: .* --repair\n$/;

const bytesOfFinished = () => runBytes(join(finished.path, 'data', 'runs', 'tiny'));

describe('a damaged line of committed units', () => {
  const damages: Record<string, (text: string) => string> = {
    'an edited value': (text) => text.replace(/"kind":"\w+"/, '"kind":"edited"'),
    'overwritten bytes': (text) => `${text.slice(0, 900)}\u0000\u0000\u0000${text.slice(903)}`,
    'a line of rubbish': (text) => text.replace('\n', '\nrubbish\n'),
    'a line twice': (text) => `${text}${text.slice(0, text.indexOf('\n') + 1)}`,
  };

  it.each(Object.entries(damages))('%s is named, and mended by --repair', async (_, damage) => {
    await using run = await copied();
    const text = await readFile(run.units, 'utf8');
    await writeFile(run.units, damage(text));
    expect(await readFile(run.units, 'utf8')).not.toBe(text);
    const { code, stderr } = await run.toolloom('run');
    expect(code).toBe(2);
    expect(stderr).toMatch(oneLine);
    const repaired = await run.toolloom('run', '--repair');
    expect(repaired.code, repaired.stderr).toBe(0);
    expect(repaired.stderr).toContain(
      'write-tasks: 1 damaged line was moved to data/runs/tiny/units/damaged/write-tasks.jsonl; ' +
        'what is missing is made again',
    );
    expect(await runBytes(run.run)).toEqual(await bytesOfFinished());
    expect((await run.toolloom('status')).code).toBe(0);
  });

  it('stops the commands that only read as well', async () => {
    await using run = await copied();
    await appendFile(run.units, 'rubbish\n');
    for (const args of [['status'], ['cat', 'tasks']]) {
      const { code, stdout, stderr } = await run.toolloom(...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(oneLine);
    }
  });

  it('a sound run has nothing to repair and stays as it is', async () => {
    await using run = await copied();
    const { code, stdout, stderr } = await run.toolloom('run', '--repair');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Nothing to do: every unit was finished before.');
    expect(await readdir(join(run.run, 'units'))).not.toContain('damaged');
  });

  it('a folder in place of the file is named', async () => {
    await using run = await copied();
    await rm(run.units);
    await mkdir(run.units);
    const { code, stderr } = await run.toolloom('run');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'units/write-tasks.jsonl is a folder, but a file of committed units is expected',
    );
  });

  it('a run of a version without checksums is said to be that', async () => {
    await using run = await copied();
    await writeFile(run.units, (await readFile(run.units, 'utf8')).replaceAll(/"sum":"[^"]*",/g, ''));
    const { code, stderr } = await run.toolloom('status');
    expect(code).toBe(2);
    expect(stderr).toContain('write-tasks.jsonl was written by an older version of toolloom');
  });
});

describe('dataset files of a finished run', () => {
  const train = 'data/runs/tiny/datasets/trl/train.jsonl';

  it('are written again when they were deleted, all of them or one', async () => {
    await using run = await copied();
    await rm(join(run.path, train));
    const one = await run.toolloom('run');
    expect(one.code, one.stderr).toBe(0);
    expect(one.stderr).toContain(`${train} is missing; it is written again`);
    expect(one.stderr.match(/is missing/g)).toHaveLength(1);
    expect(await runBytes(run.run)).toEqual(await bytesOfFinished());
    await rm(join(run.run, 'datasets'), { recursive: true });
    const all = await run.toolloom('run');
    expect(all.stderr.match(/is missing/g)).toHaveLength(10);
    expect(await runBytes(run.run)).toEqual(await bytesOfFinished());
  });

  it('are written again when they were edited, and the edited file is kept beside them', async () => {
    await using run = await copied();
    await appendFile(join(run.path, train), '{"mine":true}\n');
    const { code, stderr } = await run.toolloom('run');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(
      `${train} was changed after the export; it is written again, ` +
        `and the changed file is kept as ${train}.changed`,
    );
    expect(await readFile(join(run.path, `${train}.changed`), 'utf8')).toMatch(/\{"mine":true\}\n$/);
    expect(await runBytes(run.run)).toEqual(await bytesOfFinished());
  });

  it('are left alone when nothing happened to them', async () => {
    await using run = await copied();
    const { stdout, stderr } = await run.toolloom('run');
    expect(stdout).toContain('Nothing to do: every unit was finished before.');
    expect(stderr).not.toContain('written again');
  });
});

describe('a directory that is not this run', () => {
  it('committed units without a run.json are not adopted, whatever the seed', async () => {
    await using run = await copied();
    await rm(join(run.run, 'run.json'));
    for (const seed of ['1', '99']) {
      const { code, stderr } = await run.toolloom('run', '-c', 'tiny.yaml', '--seed', seed);
      expect(code).toBe(2);
      expect(stderr).toContain(
        'data/runs/tiny holds committed units but no run.json, ' +
          'so the config and seed that made them are unknown; restore run.json, or start a new run with another --run',
      );
    }
    expect(await readdir(run.run)).not.toContain('run.json');
  });

  it('a folder with other things in it does not become a run', async () => {
    await using run = await copied();
    await mkdir(join(run.path, 'photos'));
    await writeFile(join(run.path, 'photos', 'cat.jpg'), '');
    const { code, stderr } = await run.toolloom('run', '-c', 'tiny.yaml', '--run', 'photos');
    expect(code).toBe(2);
    expect(stderr).toContain('photos is not a run and not empty (it holds cat.jpg)');
    expect(await readdir(join(run.path, 'photos'))).toEqual(['cat.jpg']);
  });

  it('an empty folder does, and so does one in which a process died while it created the run', async () => {
    await using run = await copied();
    await mkdir(join(run.path, 'fresh', 'units'), { recursive: true });
    await writeFile(join(run.path, 'fresh', 'run.json.partial'), '{"toolloom"');
    const args = ['run', '-c', 'tiny.yaml', '--run', 'fresh', '--until', 'evolve'];
    const { code, stderr } = await run.toolloom(...args);
    expect(code, stderr).toBe(0);
  });

  it('--repair needs a run', async () => {
    await using run = await copied();
    const { code, stderr } = await run.toolloom('run', '-c', 'tiny.yaml', '--run', 'nowhere', '--repair');
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere is not a run: it has no run.json');
  });
});
