import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { withEnvironment } from '../../pipeline/config/environment.ts';
import { readConfig } from '../../pipeline/config.ts';
import { exporters, pairExporters } from '../../stages/exporters/index.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { root } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

const registries = { stages, roles, models: ['offline'] };

async function read(text: string | Buffer, overrides = {}) {
  await using directory = await tempDir();
  const path = join(directory.path, 'my.yaml');
  await writeFile(path, text);
  const config = await readConfig(path, registries, overrides);
  return config;
}

/** The one line in which a config is refused. */
async function refusal(text: string | Buffer): Promise<string> {
  const error = await read(text)
    .then((config) => withEnvironment(config, 'my.yaml'))
    .then(
      () => undefined,
      (caught: Error) => caught,
    );
  expect(error?.name).toBe('UsageError');
  expect(error?.message).not.toContain('\n');
  return error?.message ?? '';
}

const listOfFormats = new Intl.ListFormat('en', { type: 'disjunction' }).format(
  [...exporters, ...pairExporters].map(({ format }) => `"${format}"`),
);

describe('a config', () => {
  it('needs no more than a name; every other number follows from the target', async () => {
    const config = await read('name: small\ntarget: 100');
    expect(config).toMatchObject({ name: 'small', target: 100, seed: 1 });
    const defaultsAt = (target: number): object =>
      Object.fromEntries(stages.map(({ name, options }) => [name, options(target).parse({})]));
    expect(config.stages).toEqual(defaultsAt(100));
    expect((await read('name: small', { target: 10 })).stages).toEqual(defaultsAt(10));
    expect(defaultsAt(10)).not.toEqual(defaultsAt(100));
  });

  it.each([
    [
      'name: x\nstags: 3',
      'my.yaml:2: stags: unknown key (did you mean stages?); the keys here are name, seed',
    ],
    [
      'name: x\nstages:\n  simulate:\n    trails: 3',
      'my.yaml:4: stages.simulate.trails: unknown key (did you mean trials?); the keys here are trials, twins, ',
    ],
    ['name: x\nstages:\n  simulat: {}', 'my.yaml:3: stages.simulat: unknown key (did you mean simulate?)'],
    ['name: x\nroles:\n  pilot: offline', 'my.yaml:3: roles.pilot: unknown key; the keys here are default, '],
    [
      'name: x\nmodels: { a: { model: m, baseUrl: "http://a" } }',
      'my.yaml:2: models.a.baseUrl: unknown key (did you mean baseURL?)',
    ],
    ['name: x\ntarget: many', 'my.yaml:2: target: expected a number, got "many"'],
    ['name: x\ntarget: 1.5', 'my.yaml:2: target: expected a whole number, got 1.5'],
    ['name: x\ntarget: -1', 'my.yaml:2: target: expected a number above zero, got -1'],
    [
      'name: x\nstages:\n  judge:\n    threshold: 2',
      'my.yaml:4: stages.judge.threshold: expected a number of at most 1, got 2',
    ],
    ['name: x\nseed: true', 'my.yaml:2: seed: expected a number, got true'],
    ['name: x\nstages: [a]', 'my.yaml:2: stages: expected keys and values, got ["a"]'],
    [
      'name: x\nstages: { export: { formats: [trl, opnai] } }',
      `my.yaml:2: stages.export.formats.1: expected ${listOfFormats} (did you mean openai?), got "opnai"`,
    ],
    [
      'name: x\nroles:\n  agent: kimi',
      'my.yaml:3: roles.agent: there is no model kimi; the models are offline',
    ],
    [
      'name: x\nroles: { agent: [offline, kimi] }',
      'my.yaml:2: roles.agent.1: there is no model kimi; the models are offline',
    ],
    ['name: x\nroles: { agent: [] }', 'my.yaml:2: roles.agent: '],
    [
      'name: x\nmodels: { kimi: { provider: vllm, model: m } }\nroles: { judge: kimmi }',
      'my.yaml:3: roles.judge: there is no model kimmi (did you mean kimi?); the models are offline, kimi',
    ],
    [
      'name: x\nmodels: { a: { provider: opnai, model: m } }',
      'my.yaml:2: models.a.provider: expected "openai", "moonshot"',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, price: { input: -1, output: 2 } } }',
      'my.yaml:2: models.a.price.input: expected a number of at least 0, got -1',
    ],
    ['name: x\nmodels: { a: { provider: vllm } }', 'my.yaml:2: models.a.model is missing; expected text'],
    [
      'name: x\nmodels: { a: { model: m, baseURL: localhost } }',
      'my.yaml:2: models.a.baseURL: expected a URL that begins with http:// or https:// and contains no user name or password, got "localhost"',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, parameters: { n: 4 } } }',
      'my.yaml:2: models.a.parameters: n is set by toolloom itself; leave it out',
    ],
    ['name: x\nmodels: { a: { model: m } }', 'my.yaml:2: models.a.baseURL is missing'],
    ['name: x\nmodels: { a: { provider: openai, model: m } }', 'my.yaml:2: models.a.apiKey is missing'],
    [
      'name: x\nmodels: { a: { provider: openai, model: m, apiKey: sk-123456 } }',
      'my.yaml:2: models.a.apiKey: expected ${NAME} of an environment variable',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, headers: { X-Api-Key: abc } } }',
      'my.yaml:2: models.a.headers: X-Api-Key looks like a secret',
    ],
    [
      'name: x\nmodels: { a: { provider: openai, model: m, apiKey: "${NO_SUCH_KEY}" } }',
      'my.yaml: models.a.apiKey: the environment variable NO_SUCH_KEY is not set',
    ],
    [
      'name: x\nmodels: { a: { provider: vllm, model: m, fallback: a } }',
      'my.yaml:2: models.a.fallback: there is no other model a',
    ],
    [
      'name: My Run',
      'my.yaml:1: name: expected lower-case letters, digits, dots, dashes and underscores, got "My Run"',
    ],
    ['name: 123', 'my.yaml:1: name: expected text, got 123'],
    ['target: 3', 'my.yaml: name is missing; expected text'],
    ['name: null\ntarget: 3', 'my.yaml:1: name is missing; expected text'],
    ['name: x\ntarget: -1\nseed: -1', '(and 1 more; `toolloom validate` lists all problems)'],
    [
      'name: x\nstages:\n  evolve:\n    categories: ["${NOT_SET_ANYWHERE}"]',
      'my.yaml: stages.evolve.categories.0: the environment variable NOT_SET_ANYWHERE is not set',
    ],
  ])('%j is refused in one line: %s', async (text, message) => {
    const error = await refusal(text);
    expect(error).toContain(message);
    expect(error).not.toMatch(/sk-123456|abc|undefined|Invalid/);
  });

  it.each([
    ['an empty file', '', 'my.yaml is empty; expected keys and values'],
    ['only a comment', '# later', 'my.yaml is empty; expected keys and values'],
    ['a list', '- a\n- b', 'my.yaml: expected keys and values, got ["a","b"]'],
    ['text', 'just text', 'my.yaml: expected keys and values, got "just text"'],
    ['an unclosed bracket', 'name: x\nroles: [x', 'my.yaml:2: not valid YAML: '],
    ['a tab', 'name: x\nstages:\n\tjudge: {}', 'my.yaml:3: a tab is used for indentation; use spaces'],
    ['a key twice', 'name: x\nseed: 1\nname: y', 'my.yaml:3: this key occurs twice in the same place'],
    ['two documents', 'name: x\n---\nname: y', 'my.yaml:2: a second document begins here'],
    ['an unknown alias', 'seed: 1\nname: *zzz', 'my.yaml:2: *zzz refers to an anchor that is not defined'],
    ['an alias of itself', 'name: x\nstages: &a { judge: *a }', 'expand without end or to too much data'],
    [
      'an alias bomb',
      `name: x\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((to, index) => `${to}: &${to} [${Array(9).fill(`*${'abcdefg'[index]}`)}]`).join('\n')}`,
      'expand without end or to too much data',
    ],
    ['a NUL byte', 'name: x\nseed: \x001', 'my.yaml:2: a NUL byte'],
    ['UTF-16', Buffer.from('\ufeffname: x', 'utf16le'), 'my.yaml is encoded as UTF-16; save it as UTF-8'],
    ['Latin-1', Buffer.from('name: x # caf\xe9', 'latin1'), 'my.yaml is not UTF-8 text; save it as UTF-8'],
    ['deep nesting', `name: ${'['.repeat(200_000)}`, 'my.yaml'],
    ['__proto__', 'name: x\n__proto__: 3', 'my.yaml:2: __proto__: unknown key'],
  ])('%s is refused in one line', async (_, text, message) => {
    expect(await refusal(text)).toContain(message);
  });

  it.each([
    ['an empty section', 'name: x\nstages:\n  evolve:\n  judge: null\nroles:'],
    ['a byte order mark', '\ufeffname: x'],
    ['line ends of Windows', 'name: x\r\ntarget: 5\r\n'],
    ['anchors', 'name: x\nroles: { judge: &who offline, user: *who }'],
  ])('%s is fine', async (_, text) => {
    expect((await read(text)).name).toBe('x');
  });

  it('keeps null where it is sent to a model', async () => {
    const { models } = await read(
      'name: x\nmodels: { a: { provider: vllm, model: m, parameters: { stop: null } } }',
    );
    expect(models.a?.parameters).toEqual({ stop: null });
  });

  it('names the option when the value comes from the command line', async () => {
    const error = await read('name: x\ntarget: 5', { target: -3 }).catch((caught: Error) => caught);
    expect(error).toMatchObject({ message: '--target: target: expected a number above zero, got -3' });
  });

  it('that is not there is named', async () => {
    await expect(readConfig('/nowhere/at-all.yaml', registries, {})).rejects.toThrow(
      '/nowhere/at-all.yaml: cannot be read (ENOENT)',
    );
  });

  it('is frozen without what the environment holds', async () => {
    process.env.TOOLLOOM_TEST_VALUE = 'education';
    const config = await read('name: x\nstages:\n  evolve:\n    categories: ["${TOOLLOOM_TEST_VALUE}"]');
    expect(JSON.stringify(config)).not.toContain('education');
    const filled = withEnvironment(config, 'my.yaml');
    expect(JSON.stringify(filled.config)).toContain('education');
    expect(filled.secrets).toEqual(['education']);
    delete process.env.TOOLLOOM_TEST_VALUE;
  });
});

describe('the configs that come with toolloom', () => {
  const folder = join(root, 'data', 'configs');
  it.each(readdirSync(folder))('%s is complete and short', async (file) => {
    const config = await readConfig(join(folder, file), registries, {});
    for (const name of ['OPENAI_API_KEY', 'TOGETHER_API_KEY', 'MOONSHOT_API_KEY'])
      vi.stubEnv(name, 'sk-for-a-test');
    withEnvironment(config, file);
    vi.unstubAllEnvs();
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text.split('\n').length).toBeLessThan(50);
    expect(text).toContain('# accepted trajectories wanted');
    for (const settings of Object.values(config.models)) expect(settings.price).toBeDefined();
  });
});
