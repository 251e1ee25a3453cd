// Shell completion: the scripts are sourced in the shells themselves, which are then asked what they
// complete.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../pipeline/commands/index.ts';
import { stages } from '../../stages/index.ts';
import { toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

const directory = await tempDir();
beforeAll(async () => {
  for (const name of ['demo', 'bigger']) {
    await mkdir(join(directory.path, 'data', 'runs', name), { recursive: true });
    await writeFile(join(directory.path, 'data', 'runs', name, 'run.json'), '{}');
  }
  await mkdir(join(directory.path, 'below'));
  await writeFile(join(directory.path, 'mine.yaml'), 'name: mine');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout } = await toolloom(['completion', shell], directory.path);
    expect(code).toBe(0);
    await writeFile(join(directory.path, `c.${shell}`), stdout);
  }
});
afterAll(() => directory[Symbol.asyncDispose]());

/** What bash offers for the last word of the line. */
function bash(line: string, folder = '.'): string[] {
  const words = line.split(' ');
  const script = `source c.bash; cd ${folder}
    COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
    _toolloom; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { cwd: directory.path, encoding: 'utf8' })
    .split('\n')
    .filter((each) => each !== '');
}

const names = commands.flatMap((command) => ('hidden' in command && command.hidden ? [] : [command.name]));

describe('in bash', () => {
  it('every visible command', () => {
    expect(bash('toolloom ')).toEqual([...names, 'help', '--help', '--version']);
    expect(bash('toolloom sta')).toEqual(['status']);
    expect(bash('toolloom do')).toEqual(['doctor']);
    expect(bash('toolloom help pl')).toEqual(['plan']);
  });

  it.each([
    ['toolloom run --unt', ['--until']],
    ['toolloom run --no', ['--no-journal']],
    ['toolloom run --until ex', ['export']],
    ['toolloom run --until export sim', ['simulate']],
    ['toolloom run embed clu', ['cluster']],
    ['toolloom run --target 5 -', expect.arrayContaining(['-t', '--budget', '--json', '--help'])],
    ['toolloom cat tra', ['trajectories']],
    ['toolloom cat rejects tra', []],
    ['toolloom init --from oll', ['ollama']],
    ['toolloom plan --config m', expect.arrayContaining(['moonshot-kimi-thinking', 'mine.yaml'])],
    ['toolloom status --run ', expect.arrayContaining(['demo', 'bigger'])],
    ['toolloom status -r d', expect.arrayContaining(['demo', 'data'])],
    ['toolloom runs re', ['remove']],
    ['toolloom runs remove b', expect.arrayContaining(['bigger'])],
    ['toolloom completion f', ['fish']],
    ['toolloom run --journal be', ['below']],
    ['toolloom run --target ', []],
  ])('%j', (line, expected) => {
    expect(bash(line)).toEqual(expected);
  });

  it('every stage, and the runs of a folder above', () => {
    expect(bash('toolloom run ')).toEqual(stages.map(({ name }) => name));
    expect(bash('toolloom cat tools --run bi', 'below')).toEqual(['bigger']);
  });
});

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

it.skipIf(!has('fish'))('in fish', () => {
  const fish = (line: string): string[] =>
    execFileSync('fish', ['-c', `source c.fish; complete -C ${JSON.stringify(line)}`], {
      cwd: directory.path,
      encoding: 'utf8',
      env: { ...process.env, HOME: directory.path },
    })
      .split('\n')
      .flatMap((each) => (each === '' ? [] : [each.split('\t')[0] ?? '']));
  expect(fish('toolloom sta')).toEqual(['status']);
  expect(fish('toolloom run --unt')).toEqual(['--until']);
  expect(fish('toolloom run --until ex')).toContain('export');
  expect(fish('toolloom cat traj')).toEqual(['trajectories']);
  expect(fish('toolloom status --run de')).toContain('demo');
});

it.skipIf(!has('zsh'))('in zsh the script is valid and knows every command', () => {
  const script = 'source ./c.zsh; whence -w _toolloom; which _toolloom';
  const text = execFileSync('zsh', ['-f', '-c', script], { cwd: directory.path, encoding: 'utf8' });
  expect(text).toContain('_toolloom: function');
  for (const name of names) expect(text).toMatch(new RegExp(`\\(${name}\\)`));
});

it('an unknown shell is refused with a suggestion', async () => {
  const { code, stderr } = await toolloom(['completion', 'bsh'], directory.path);
  expect(code).toBe(2);
  expect(stderr).toContain('there is no shell bsh (did you mean bash?); the shells are bash, zsh, fish');
});
