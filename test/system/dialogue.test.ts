// Commands that ask: answers, refusals, and a user who presses Ctrl-C or Ctrl-D instead of answering.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';
import { atTerminal, hasTerminal } from '../support/terminal.ts';

async function folderWithRun() {
  const directory = await tempDir();
  const run = join(directory.path, 'data', 'runs', 'one');
  await mkdir(join(run, 'units'), { recursive: true });
  await writeFile(join(run, 'run.json'), '{"toolloom":"0.1.0","config":{"name":"one"}}');
  return { ...directory, run, [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose]() };
}

describe.skipIf(!hasTerminal())('at a terminal', () => {
  it.each([
    ['y\n', 0, 'removed data/runs/one', false],
    ['n\n', 2, 'nothing was removed', true],
    ['\n', 2, 'nothing was removed', true],
    ['\u0003', 2, 'the question was not answered, so nothing was changed', true],
    ['\u0004', 2, 'the question was not answered, so nothing was changed', true],
  ])('runs remove, answered with %j', async (type, code, message, isLeft) => {
    await using directory = await folderWithRun();
    const question = 'Remove data/runs/one? This cannot be undone. [y/N]';
    const terminal = await atTerminal('runs remove one', [{ question, type }], { cwd: directory.path });
    expect(terminal.code, terminal.shown).toBe(code);
    expect(terminal.shown).toContain(message);
    expect(terminal.shown).not.toContain('bug');
    expect(existsSync(directory.run)).toBe(isLeft);
  });

  it('init asks for what no option says', async () => {
    await using directory = await tempDir();
    const terminal = await atTerminal(
      'init',
      [
        { question: 'Start from which config', type: 'ollama\n' },
        { question: 'Name of the run?', type: 'mine\n' },
        { question: 'Model at the endpoint?', type: 'llama3.1:8b\n' },
        { question: 'File to write?', type: '\n' },
      ],
      { cwd: directory.path },
    );
    expect(terminal.code, terminal.shown).toBe(0);
    const text = await readFile(join(directory.path, 'toolloom.yaml'), 'utf8');
    expect(text).toMatch(/^name: mine$/m);
    expect(text).toContain('model: "llama3.1:8b"');
  });
});

describe('init', () => {
  it.each(['My Run', '../x', 'a: b'])('refuses the name %j', async (name) => {
    await using directory = await tempDir();
    const { code, stderr } = await toolloom(['init', '--from', 'demo', '--name', name], directory.path);
    expect(code).toBe(2);
    expect(stderr).toContain(`the name ${JSON.stringify(name)} cannot be used; expected lower-case letters`);
    expect(existsSync(join(directory.path, 'toolloom.yaml'))).toBe(false);
  });

  it('writes a config that is valid, whatever the name and the model look like', async () => {
    await using directory = await tempDir();
    const flags = ['--from', 'ollama', '--name', '123', '--model', "$&$1'x"];
    expect((await toolloom(['init', ...flags], directory.path)).code).toBe(0);
    expect(await toolloom(['validate'], directory.path)).toMatchObject({ code: 0 });
    expect(await readFile(join(directory.path, 'toolloom.yaml'), 'utf8')).toContain(`model: "$&$1'x"`);
  });
});
