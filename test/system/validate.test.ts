// Settings are checked before anything runs: by `run`, by `plan`, and by `validate` alone.
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

/** A folder with a benchmark, source code and the config. */
async function folderWith(config: string) {
  const directory = await tempDir();
  const file = (name: string, text: string) => writeFile(join(directory.path, name), text);
  await mkdir(join(directory.path, 'code'));
  await symlink('code', join(directory.path, 'link'));
  await file('tools.jsonl', '{"name":"get_weather","description":"Weather of a city."}\n');
  await file('garbage.jsonl', '{"name":\n');
  await file('empty.json', '[]');
  await file('c.yaml', `name: c\ntarget: 2\nstages:\n${config}`);
  return directory;
}

describe('a setting that names nothing', () => {
  it.each([
    [
      '  simulate: { only: does_nothin }',
      'c.yaml:4: stages.simulate.only: there is no vice does_nothin (did you mean does_nothing?)',
    ],
    [
      '  write-tasks: { kinds: { sequense: 3 } }',
      'c.yaml:4: stages.write-tasks.kinds.sequense: there is no kind of task sequense (did you mean sequence?)',
    ],
    [
      '  infer-worlds:\n    servers:\n      - memory\n      - filesytem',
      'c.yaml:7: stages.infer-worlds.servers.1: there is no server filesytem (did you mean filesystem?)',
    ],
    [
      '  evolve: { categories: [education, financial tradingg] }',
      'c.yaml:4: stages.evolve.categories.1: there is no category financial tradingg (did you mean financial trading?)',
    ],
    [
      '  decontaminate: { files: [missing.jsonl] }',
      'c.yaml:4: stages.decontaminate.files.0: cannot read missing.jsonl (ENOENT',
    ],
    [
      '  decontaminate: { files: [code] }',
      'c.yaml:4: stages.decontaminate.files.0: cannot read code (EISDIR',
    ],
    ['  decontaminate: { files: [garbage.jsonl] }', 'stages.decontaminate.files.0: garbage.jsonl:1: '],
    ['  decontaminate: { files: [empty.json] }', 'stages.decontaminate.files.0: empty.json: '],
    [
      '  decontaminate: { files: [tools.jsonl, ./tools.jsonl] }',
      'stages.decontaminate.files.1: ./tools.jsonl is listed twice (as tools.jsonl); remove one of the two',
    ],
    [
      '  harvest: { folders: { paths: [code, nowhere] } }',
      'stages.harvest.folders.paths.1: cannot read nowhere (ENOENT',
    ],
    [
      '  harvest: { folders: { paths: [c.yaml] } }',
      'stages.harvest.folders.paths.0: cannot read c.yaml (ENOTDIR',
    ],
    [
      '  harvest: { folders: { paths: [code, link] } }',
      'stages.harvest.folders.paths.1: link is listed twice (as code); remove one of the two',
    ],
    ['  harvest: { packages: { servers: [memory, memory] } }', 'servers.1: memory is listed twice'],
    ['  harvest: { packages: { servers: [memry] } }', '(did you mean memory?)'],
    ['  export: { formats: [trl, trl] }', 'stages.export.formats.1: trl is listed twice'],
    ['  find-repositories: { repositories: [a/b, A/b] }', 'repositories.1: A/b is listed twice (as a/b)'],
  ])('%j: one line, before anything is written', async (config, message) => {
    await using directory = await folderWith(config);
    const validated = await toolloom(['validate', '--config', 'c.yaml'], directory.path);
    expect(validated).toMatchObject({ code: 2, stderr: '' });
    expect(validated.stdout).toContain(message);
    expect(validated.stdout.trimEnd()).not.toContain('\n');
    const ran = await toolloom(['run', '--config', 'c.yaml'], directory.path);
    expect(ran).toMatchObject({ code: 2, stderr: `toolloom: ${validated.stdout}` });
    expect(existsSync(join(directory.path, 'data'))).toBe(false);
  });

  it('stops a plan too', async () => {
    await using directory = await folderWith('  simulate: { only: nothing_of_this }');
    const { code, stdout, stderr } = await toolloom(['plan', '--config', 'c.yaml'], directory.path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('there is no vice nothing_of_this; the vices are does_nothing, ');
  });
});

describe('validate', () => {
  it('accepts settings that name what exists, and writes nothing', async () => {
    await using directory = await folderWith(
      `  simulate: { only: does_nothing }
  infer-worlds: { servers: [memory, mine] }
  evolve: { categories: [financial trading] }
  decontaminate: { files: [tools.jsonl] }
  harvest: { packages: { servers: [memory] }, servers: { list: { mine: { command: /bin/true } } } }
  export: { formats: [trl] }`,
    );
    const { code, stdout, stderr } = await toolloom(['validate', '-c', 'c.yaml'], directory.path);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'c.yaml is valid\n', stderr: '' });
    expect(existsSync(join(directory.path, 'data'))).toBe(false);
  });

  it('leaves the names of servers open while they are not known', async () => {
    await using directory = await folderWith(
      '  harvest: { folders: { paths: [code] } }\n  infer-worlds: { servers: [whatever-the-code-says] }',
    );
    expect((await toolloom(['validate', '-c', 'c.yaml'], directory.path)).code).toBe(0);
  });

  it('lists every problem, as text and as JSON', async () => {
    await using directory = await folderWith(
      '  simulate: { trails: 2 }\n  judge: { threshold: 7 }\nbudgt: 3',
    );
    const { code, stdout } = await toolloom(['validate', '-c', 'c.yaml', '--json'], directory.path);
    expect(code).toBe(2);
    const { valid, problems } = JSON.parse(stdout);
    expect(valid).toBe(false);
    expect(problems).toHaveLength(3);
    const text = await toolloom(['validate', '-c', 'c.yaml'], directory.path);
    expect(text.stdout).toBe(`${problems.join('\n')}\n`);
    expect(text.stdout).toContain('c.yaml:6: budgt: unknown key (did you mean budget?)');
  });

  it('checks the environment and the budget too', async () => {
    await using directory = await folderWith('  judge: {}');
    await writeFile(
      join(directory.path, 'm.yaml'),
      'name: m\nbudget: 2\nmodels: { a: { provider: vllm, model: m } }\nroles: { default: a }',
    );
    const budget = await toolloom(['validate', '-c', 'm.yaml'], directory.path);
    expect(budget).toMatchObject({ code: 2, stdout: expect.stringContaining('models.a.price is missing') });
    await writeFile(
      join(directory.path, 'k.yaml'),
      'name: k\nmodels: { a: { provider: openai, model: m, apiKey: "${NO_SUCH_KEY}" } }\nroles: { default: a }',
    );
    const key = await toolloom(['validate', '-c', 'k.yaml'], directory.path);
    expect(key).toMatchObject({ code: 2, stdout: expect.stringContaining('NO_SUCH_KEY is not set') });
    expect((await toolloom(['validate', '-c', 'k.yaml'], directory.path, { NO_SUCH_KEY: 'x' })).code).toBe(0);
  });

  it('takes toolloom.yaml when no config is named, and suggests a config for a name that is near', async () => {
    await using directory = await folderWith('  judge: {}');
    const none = await toolloom(['validate'], directory.path);
    expect(none).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no config toolloom.yaml'),
    });
    await writeFile(join(directory.path, 'toolloom.yaml'), 'name: x');
    expect(await toolloom(['validate'], directory.path)).toMatchObject({
      code: 0,
      stdout: 'toolloom.yaml is valid\n',
    });
    const near = await toolloom(['validate', '-c', 'olama', '--json'], directory.path);
    expect(JSON.parse(near.stdout).error.message).toContain(
      'there is no config olama (did you mean ollama?)',
    );
  });
});

it.each([
  [
    ['run', 'simulat'],
    'there is no stage simulat (did you mean simulate?); the stages are find-repositories',
  ],
  [['run', '--until', 'exprt'], 'there is no stage exprt (did you mean export?)'],
  [['cat', 'tool'], 'there is no collection tool (did you mean tools?)'],
  [['init', '--from', 'togther-kimi'], 'there is no config togther-kimi (did you mean together-kimi?)'],
  [['run', '--targt', '3'], "unknown option '--targt' (did you mean --target?)"],
  [['rnu'], "unknown command 'rnu' (did you mean run?)"],
  [['run', '--target', ''], "argument '' is invalid. Expected a whole number above zero"],
  [['run', '--target', '0'], "argument '0' is invalid. Expected a whole number above zero"],
  [['run', '--config', ''], "argument '' is invalid. Expected a value that is not empty."],
  [['run', '--seed', '1e30'], "argument '1e30' is invalid. Expected a whole number"],
  [['run', '--budget', '0'], "argument '0' is invalid. Expected an amount in US dollars"],
])('%j: one line that says what was meant', async (args, message) => {
  await using directory = await tempDir();
  const { code, stderr } = await toolloom(args, directory.path);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^toolloom: [^\n]+\n$/);
  expect(stderr).toContain(message);
});
