// toolloom plan, and what is said before a run begins.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyConfig } from '../support/tiny-run.ts';

const directory = await tempDir();
const model = (price: string) => `models: { m: { provider: vllm, model: m${price} } }\nroles: { agent: m }\n`;
beforeAll(async () => {
  const write = (name: string, text: string) => writeFile(join(directory.path, name), text);
  await write('free.yaml', tinyConfig + model(''));
  await write('priced.yaml', tinyConfig + model(', price: { input: 1, output: 2 }'));
  await write('tiny.yaml', tinyConfig);
  for (const batch of [false, true])
    await write(
      batch ? 'batches.yaml' : 'alone.yaml',
      `${tinyConfig}models: { m: { provider: openai, apiKey: '\${KEY}', model: m, batch: ${batch}, ` +
        'price: { input: 1, output: 2 } } }\nroles: { agent: m, task-writer: m }\n',
    );
});
afterAll(() => directory[Symbol.asyncDispose]());

const plan = (...args: string[]) => toolloom(['plan', ...args], directory.path);

describe('plan', () => {
  it('says that a budget cannot be kept without a price', async () => {
    const { code, stdout } = await plan('-c', 'free.yaml', '--budget', '3');
    expect(code).toBe(0);
    expect(stdout).toMatch(/simulate\/agent +m +\d+ .* \? /);
    expect(stdout).toContain(
      'No price is set for m, so the budget of $3 cannot be compared or kept; set models.NAME.price.',
    );
    expect((await plan('-c', 'free.yaml')).stdout).toContain('set models.NAME.price to see the cost');
  });

  it.each([
    ['1000', 'The budget of $1000 is enough.'],
    ['0.000001', 'The budget of $0.000001 is not enough: the run will stop before its target.'],
  ])('compares a budget of %s with the cost', async (budget, message) => {
    const { stdout } = await plan('-c', 'priced.yaml', '--budget', budget);
    expect(stdout).toContain(message);
    expect(stdout).not.toContain('No price');
  });

  it('gives the same rows as JSON, and a total that adds up', async () => {
    const { rows, total, target } = JSON.parse((await plan('-c', 'priced.yaml', '--json')).stdout);
    expect(target).toBe(2);
    expect(rows.map((row: { stage: string; role: string }) => `${row.stage}/${row.role}`)).toEqual([
      'simulate/agent',
    ]);
    expect(total.calls).toBe(rows[0].calls);
    expect(total.cost).toEqual(rows[0].cost);
  });

  it('takes half the price for what goes out in batches, and says so', async () => {
    type Row = { role: string; cost: { low: number; high: number } };
    const costsOf = async (config: string): Promise<Map<string, Row['cost']>> => {
      const { rows } = JSON.parse((await plan('-c', config, '--json')).stdout) as { rows: Row[] };
      return new Map(rows.map(({ role, cost }) => [role, cost]));
    };
    const alone = await costsOf('alone.yaml');
    const batched = await costsOf('batches.yaml');
    expect(batched.get('agent')).toEqual(alone.get('agent'));
    const { low, high } = alone.get('task-writer') ?? { low: 0, high: 0 };
    expect(batched.get('task-writer')).toEqual({ low: low / 2, high: high / 2 });
    const { stdout } = await plan('-c', 'batches.yaml');
    expect(stdout).toMatch(/write-tasks\/task-writer +m \(batch\) /);
    expect(stdout).toContain('Batches are at `price.batch` of the price.');
  });

  it('says that nothing is spent when no model is bound', async () => {
    expect((await plan('-c', 'tiny.yaml')).stdout).toBe(
      'Every role is bound to `offline`: no model is called and nothing is spent.\n',
    );
  });
});

describe('plan for a model that only answers for harvested servers', () => {
  it('does not say that nothing is spent', async () => {
    const bound =
      'models: { m: { provider: vllm, model: m } }\nroles: { simulation-writer: m, tool-simulator: m }\n';
    await writeFile(join(directory.path, 'simulated.yaml'), tinyConfig + bound);
    const { code, stdout } = await plan('-c', 'simulated.yaml');
    expect(code).toBe(0);
    expect(stdout).toContain('No role that a model is bound to is asked in the rehearsal.');
    expect(stdout).not.toContain('nothing is spent');
  });
});

describe('a target that cannot be reached', () => {
  it('is said at once, with the number of applications there are', async () => {
    const message = /evolve\.worlds: 400000000 applications are wanted, but .* hold at most \d+ of them/;
    const config = 'name: vast\ntarget: 1000000000\n';
    await writeFile(join(directory.path, 'vast.yaml'), config);
    const validated = await toolloom(['validate', '-c', 'vast.yaml'], directory.path);
    expect(validated).toMatchObject({ code: 0, stdout: 'vast.yaml is valid\n' });
    expect(validated.stderr).toMatch(message);
    const planned = await toolloom(['plan', '-c', 'vast.yaml', '--json'], directory.path);
    expect(JSON.parse(planned.stdout).warnings).toEqual([expect.stringMatching(message)]);
    const ran = await toolloom(['run', '-c', 'vast.yaml', '--until', 'find-repositories'], directory.path);
    expect(ran.stderr).toMatch(message);
  });

  it('a target that can be reached is no reason for a warning', async () => {
    expect((await toolloom(['validate', '-c', 'demo', '-t', '300'], directory.path)).stderr).toBe('');
  });
});

it('a run that is given no config says which one it takes', async () => {
  await using other = await tempDir();
  const assumed = await toolloom(['run', '--until', 'find-repositories', '--run', 'x'], other.path);
  expect(assumed.stderr).toMatch(/no config was named with --config, so \S+demo\.yaml is used/);
  const named = await toolloom(
    ['run', '-c', 'demo', '--until', 'find-repositories', '--run', 'y'],
    other.path,
  );
  expect(named.stderr).not.toContain('no config was named');
  const continued = await toolloom(['run', '--until', 'find-repositories', '--run', 'x'], other.path);
  expect(continued.stderr).not.toContain('no config was named');
});
