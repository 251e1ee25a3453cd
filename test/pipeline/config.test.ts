import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { filledConfig, readConfig } from '../../pipeline/config.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { root } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

const registries = { stages, roles, models: ['offline'] };

async function read(text: string, overrides = {}) {
  await using directory = await tempDir();
  const path = join(directory.path, 'my.yaml');
  await writeFile(path, text);
  const config = await readConfig(path, registries, overrides);
  return config;
}

describe('a config', () => {
  it('needs no more than a name; every other number follows from the target', async () => {
    const config = await read('name: small\ntarget: 100');
    expect(config).toMatchObject({
      name: 'small',
      target: 100,
      stages: { 'synthesize-agents': { agents: 70 }, 'write-tasks': { most: 190 } },
    });
    expect((await read('name: small', { target: 10 })).stages).toMatchObject({ 'write-tasks': { most: 19 } });
  });

  it.each([
    ['name: x\nsteps: 3', 'my.yaml: unknown key steps'],
    ['name: x\nstages:\n  simulate:\n    trails: 3', 'my.yaml: unknown key trails under stages.simulate'],
    ['name: x\nstages:\n  simulat: {}', 'my.yaml: unknown key simulat under stages'],
    ['name: x\ntarget: many', 'my.yaml: target: Invalid input: expected number, received string, got "many"'],
    ['name: x\ntarget: -1', 'my.yaml: target: Too small'],
    ['name: x\nstages:\n  judge:\n    threshold: 2', 'my.yaml: stages.judge.threshold: Too big'],
    [
      'name: x\nroles:\n  agent: kimi',
      'my.yaml: roles.agent: there is no such model; expected offline, got "kimi"',
    ],
    ['name: x\nroles:\n  pilot: offline', 'my.yaml: unknown key pilot under roles'],
    [
      'name: x\nmodels: { a: { provider: opnai, model: m } }',
      'my.yaml: models.a.provider: Invalid option: expected one of "openai"|"moonshot"',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m } }\nroles: { judge: b }',
      'my.yaml: roles.judge: there is no such model; expected offline, a, got "b"',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, price: { input: -1, output: 2 } } }',
      'my.yaml: models.a.price.input: Too small',
    ],
    [
      'name: x\nmodels: { a: { model: m, baseURL: localhost } }',
      'my.yaml: models.a.baseURL: expected a URL that begins with http:// or https:// and holds no user name or password, got "localhost"',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, parameters: { n: 4 } } }',
      'my.yaml: models.a.parameters: n is set by toolloom itself; leave it out',
    ],
    ['name: x\nmodels: { a: { model: m } }', 'my.yaml: models.a.baseURL: is missing'],
    ['name: x\nmodels: { a: { provider: openai, model: m } }', 'my.yaml: models.a.apiKey: is missing'],
    [
      'name: x\nmodels: { a: { provider: openai, model: m, apiKey: sk-123456 } }',
      'my.yaml: models.a.apiKey: expected ${NAME} of an environment variable',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, headers: { X-Api-Key: abc } } }',
      'my.yaml: models.a.headers: X-Api-Key looks like a secret',
    ],
    [
      'name: x\nmodels: { a: { provider: openai, model: m, apiKey: "${NO_SUCH_KEY}" } }',
      'my.yaml: models.a.apiKey: the environment variable NO_SUCH_KEY is not set',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, fallback: a } }',
      'my.yaml: models.a.fallback: there is no other model a',
    ],
    ['name: My Run', 'my.yaml: name: expected lower-case letters, digits, dots and dashes, got "My Run"'],
    ['target: 3', 'my.yaml: name: '],
    ['name: [x', 'my.yaml: '],
    ['- a\n- b', 'my.yaml: expected keys and values'],
    [
      'name: x\nstages:\n  evolve:\n    categories: ["${NOT_SET_ANYWHERE}"]',
      'my.yaml: stages.evolve.categories.0: the environment variable NOT_SET_ANYWHERE is not set',
    ],
  ])('%j is refused in one line: %s', async (text, message) => {
    const error = await read(text)
      .then((config) => filledConfig(config, 'my.yaml'))
      .then(
        () => undefined,
        (caught: Error) => caught,
      );
    expect(error?.name).toBe('UsageError');
    expect(error?.message).toContain(message);
    expect(error?.message).not.toContain('\n');
    expect(error?.message).not.toMatch(/sk-123456|abc/);
  });

  it('that is not there is named', async () => {
    await expect(readConfig('/nowhere/at-all.yaml', registries, {})).rejects.toThrow(
      '/nowhere/at-all.yaml: cannot be read (ENOENT)',
    );
  });

  it('is frozen without what the environment holds', async () => {
    process.env.TOOLLOOM_TEST_VALUE = 'commerce-secret';
    const config = await read('name: x\nstages:\n  evolve:\n    categories: ["${TOOLLOOM_TEST_VALUE}"]');
    expect(JSON.stringify(config)).not.toContain('commerce-secret');
    const filled = filledConfig(config, 'my.yaml');
    expect(JSON.stringify(filled.config)).toContain('commerce-secret');
    expect(filled.secrets).toEqual(['commerce-secret']);
    delete process.env.TOOLLOOM_TEST_VALUE;
  });
});

describe('the configs that come with toolloom', () => {
  const folder = join(root, 'data', 'configs');
  it.each(readdirSync(folder))('%s is complete and short', async (file) => {
    const config = await readConfig(join(folder, file), registries, {});
    for (const name of ['OPENAI_API_KEY', 'TOGETHER_API_KEY', 'MOONSHOT_API_KEY'])
      vi.stubEnv(name, 'sk-for-a-test');
    filledConfig(config, file);
    vi.unstubAllEnvs();
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text.split('\n').length).toBeLessThan(50);
    expect(text).toContain('# accepted trajectories wanted');
    for (const settings of Object.values(config.models)) expect(settings.price).toBeDefined();
  });
});
