// toolloom runs: what is listed, what is removed, and what is refused. Runs are found from sub-folders.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start, toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyRun } from '../support/tiny-run.ts';

let made: Awaited<ReturnType<typeof tinyRun>>;
beforeAll(async () => {
  made = await tinyRun();
});
afterAll(() => made[Symbol.asyncDispose]());

/** A folder of its own with copies of the finished run. */
async function folderWith(...names: string[]) {
  const directory = await tempDir();
  const runs = join(directory.path, 'data', 'runs');
  for (const name of names)
    await cp(join(made.path, 'data', 'runs', 'tiny'), join(runs, name), { recursive: true });
  return { ...directory, runs, [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose]() };
}

const listed = async (cwd: string) => JSON.parse((await toolloom(['runs', '--json'], cwd)).stdout).runs;
const emptied = (path: string) => rm(path, { force: true });

describe('runs', () => {
  it('lists each run with its state, target, accepted trajectories, size and age', async () => {
    await using folder = await folderWith('whole', 'cut', 'owing', 'broken');
    for (const stage of ['judge', 'select', 'pair', 'export'])
      await emptied(join(folder.runs, 'cut', 'units', `${stage}.jsonl`));
    const judgements = join(folder.runs, 'owing', 'units', 'judge.jsonl');
    const [first, ...removed] = (await readFile(judgements, 'utf8')).trim().split('\n');
    await writeFile(judgements, `${first}\n`);
    await writeFile(join(folder.runs, 'broken', 'run.json'), '{');
    const byName = new Map((await listed(folder.path)).map((run: { name: string }) => [run.name, run]));
    expect(byName.get('whole')).toMatchObject({ state: 'complete', target: 2, path: 'data/runs/whole' });
    expect(byName.get('cut')).toMatchObject({ state: 'interrupted', detail: 'in judge', accepted: 0 });
    expect(byName.get('owing')).toMatchObject({ state: 'owes units', detail: `${removed.length} in judge` });
    expect(byName.get('broken')).toMatchObject({
      state: 'unreadable',
      detail: expect.stringContaining('run.json'),
    });
    const whole = byName.get('whole') as { bytes: number; accepted: number; lastWritten: string };
    expect(whole.bytes).toBeGreaterThan(10_000);
    expect(whole.accepted).toBeGreaterThan(0);
    expect(Date.parse(whole.lastWritten)).toBeGreaterThan(0);

    const { stdout, code } = await toolloom(['runs'], folder.path);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^name +state +target +accepted +size +last written/);
    expect(stdout).toMatch(/\nwhole +complete +2 +\d+ +[\d.]+ [kM]B +\d{4}-\d\d-\d\d \d\d:\d\d\n/);
    expect(stdout).toMatch(/\nowing +owes units: \d+ in judge +2/);
    expect(stdout).toContain('broken cannot be read: ');
  });

  it('says where it looked when there is none', async () => {
    await using directory = await tempDir();
    const { code, stdout } = await toolloom(['runs'], directory.path);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'There is no run under data/runs; make one with `toolloom run`.\n',
    });
  });

  it('are found from a sub-folder, by every command, and by name', async () => {
    await using folder = await folderWith('whole');
    const below = join(folder.path, 'a', 'b');
    await mkdir(below, { recursive: true });
    expect(await listed(below)).toMatchObject([{ name: 'whole', path: '../../data/runs/whole' }]);
    expect((await toolloom(['status'], below)).stdout).toContain('Run ../../data/runs/whole');
    expect((await toolloom(['cat', 'judgements', '--run', 'whole'], below)).stdout).not.toBe('');
    expect(await toolloom(['status', '--run', 'whloe'], below)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no run whloe (did you mean whole?)'),
    });
  });
});

describe('runs remove', () => {
  it('removes the runs that are named, and no other', async () => {
    await using folder = await folderWith('one', 'two', 'three');
    const { code, stdout } = await toolloom(['runs', 'remove', 'one', 'data/runs/two', '-y'], folder.path);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'removed data/runs/one\nremoved data/runs/two\n' });
    expect((await listed(folder.path)).map((run: { name: string }) => run.name)).toEqual(['three']);
  });

  it.each([
    [[], 'name the runs to remove'],
    [['one'], 'add --yes to remove data/runs/one; nothing was removed'],
    [['one', 'nothing-like-it', '--yes'], 'there is no run nothing-like-it'],
    [['one', 'data', '--yes'], 'data is not a run (it has no run.json); nothing was removed'],
  ])('%j is refused as a whole', async (args, message) => {
    await using folder = await folderWith('one');
    const { code, stderr } = await toolloom(['runs', 'remove', ...args], folder.path);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(folder.runs, 'one', 'run.json'))).toBe(true);
  });

  it('keeps what toolloom did not write', async () => {
    await using folder = await folderWith('one');
    await writeFile(join(folder.runs, 'one', 'notes.txt'), 'mine');
    const { stdout } = await toolloom(['runs', 'remove', 'one', '--yes'], folder.path);
    expect(stdout).toBe('removed the run in data/runs/one; kept notes.txt, which toolloom did not write\n');
    expect(await readFile(join(folder.runs, 'one', 'notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder.runs, 'one', 'run.json'))).toBe(false);
  });

  it('refuses a run that is being written, and lists it as such', async () => {
    await using folder = await folderWith('one');
    const { child, result } = start(['run', '--config', 'demo', '--run', 'data/runs/busy'], folder.path);
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (data) => String(data).includes('"event":"stage"') && resolve());
    });
    const busy = (await listed(folder.path)).find((run: { name: string }) => run.name === 'busy');
    const refused = await toolloom(['runs', 'remove', 'one', 'busy', '--yes'], folder.path);
    child.kill('SIGKILL');
    await result;
    expect(busy).toMatchObject({ state: 'being written', detail: `by process ${child.pid}` });
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`written by process ${child.pid}`),
    });
    expect(existsSync(join(folder.runs, 'one', 'run.json'))).toBe(true);
    expect((await toolloom(['runs', 'remove', 'busy', '--yes'], folder.path)).code).toBe(0);
  });
});

it.each([
  [['runs', 'remve', 'x'], 'there is no action remve (did you mean remove?)'],
  [['runs', 'list', 'x'], '`runs list` takes no names'],
])('%j is refused', async (args, message) => {
  await using directory = await tempDir();
  expect(await toolloom(args, directory.path)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(message),
  });
});
