// Tools of a workspace that run something: tests, files, snippets, and sessions that remember. All of it happens in a
// sandbox, and what a program writes belongs to the project.
import { afterAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../pipeline/store/memory-store.ts';
import type { EnvironmentPart } from '../../../schemas/agent.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Files, Language } from '../../../schemas/program.ts';
import { replEnvironment } from '../../../stages/environments/repl.ts';
import { workspaceEnvironment } from '../../../stages/environments/workspace.ts';
import { OpenWorkspace } from '../../../stages/workspaces/workspace.ts';
import { storeWithPrograms } from '../../support/programs.ts';

const { signal } = new AbortController();

const python: Files = {
  'src/cart.py': 'def total(items):\n    return sum(price * count for price, count in items)\n',
  'tests/test_cart.py':
    'import unittest\nfrom src.cart import total\n\n\nclass TestCart(unittest.TestCase):\n' +
    '    def test_empty(self):\n        self.assertEqual(total([]), 0)\n\n' +
    '    def test_one(self):\n        self.assertEqual(total([(2, 3)]), 7)\n',
  'notes.txt': 'Nothing to run.\n',
  'tests/other.test.js': '',
};

const open = (language: Language, files: Files) => {
  const workspace = new OpenWorkspace(language, files);
  return {
    workspace,
    async call(name: string, given: JsonObject) {
      const { ok, value, changes } = await workspace.call(name, given, signal);
      return { ok, changes, text: typeof value === 'string' ? value : JSON.stringify(value) };
    },
  };
};

describe('in a Python project', () => {
  it('tests run, and show what fails', async () => {
    const { call } = open('python', python);
    const all = await call('run_tests', {});
    expect(all).toMatchObject({ ok: true, changes: [] });
    expect(all.text).toMatch(/test_one/);
    expect(all.text).toMatch(/6 != 7/);
    expect(all.text).toMatch(/1 failed/i);
    expect((await call('run_tests', { path: 'tests/test_cart.py' })).text).toBe(all.text);
    expect(await call('run_tests', { path: 'src' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('NO_TESTS'),
    });
    expect((await call('run_tests', { path: 'tests/other.test.js' })).ok).toBe(false);
  });

  it('a file runs with arguments and input, and what it writes is kept', async () => {
    const { workspace, call } = open('python', python);
    const code = 'import sys\nopen("out/made.txt", "w").write(input() + sys.argv[1])\nprint("done")\n';
    await call('write_file', { path: 'tool.py', content: `import os\nos.makedirs("out")\n${code}` });
    const ran = await call('run', { path: 'tool.py', args: ['!'], stdin: 'Hello\n' });
    expect(ran.text).toBe('done\n(files changed: out/made.txt)');
    expect(ran.changes.map(({ key, diff }) => [key, diff?.includes('+Hello!')])).toEqual([
      ['out/made.txt', true],
    ]);
    expect(workspace.files['out/made.txt']).toBe('Hello!');
  });

  it('a snippet imports the project and leaves nothing behind', async () => {
    const { workspace, call } = open('python', python);
    const ran = await call('run', { code: 'from src.cart import total\nprint(total([(2, 3), (1, 1)]))' });
    expect(ran).toEqual({ ok: true, changes: [], text: '7' });
    expect(workspace.files).toEqual(python);
    expect((await call('run', { code: 'pass' })).text).toBe('(no output)');
    const raised = await call('run', { code: 'print(1)\nraise ValueError("no")' });
    expect(raised.ok).toBe(true);
    expect(raised.text).toMatch(/^1\nTraceback[\s\S]*ValueError: no\n\(exit code 1\)$/);
  });

  it.each<[JsonObject, string]>([
    [{}, 'Give either path or code'],
    [{ path: 'src/cart.py', code: '1' }, 'Give either path or code'],
    [{ path: 'notes.txt' }, 'NOT_A_PROGRAM'],
    [{ path: 'src/none.py' }, 'NOT_FOUND'],
    [{ path: '../x.py' }, 'INVALID_PATH'],
  ])('%j is not run', async (given, why) => {
    const { ok, text } = await open('python', python).call('run', given);
    expect(ok).toBe(false);
    expect(text).toContain(why);
  });

  it('an endless program and one that writes too much are stopped', async () => {
    const { call } = open('python', python);
    expect((await call('run', { code: 'while True: pass' })).text).toMatch(
      /\(stopped: it ran for too long\)$/,
    );
    const printed = await call('run', { code: 'for i in range(10**6): print("x" * 99)' });
    expect(printed.text.length).toBeLessThan(31_000);
    expect(printed.text).toContain('left out');
  });
});

describe('a session', () => {
  const part: EnvironmentPart = { environment: 'repl', of: 'python', tools: ['python'], primary: false };
  const store = memoryStore();
  const opened = replEnvironment.open({ part, store, signal });
  afterAll(async () => (await opened)[Symbol.asyncDispose]());

  it('remembers names, shows values and errors, and forgets when it is rewound', async () => {
    const session = await opened;
    const say = async (code: string) => session.call('python', { code });
    expect(await say('x = 20\ndef double(n):\n    return 2 * n')).toMatchObject({
      ok: true,
      value: '(no output)',
    });
    expect(await say('print("hi")\ndouble(x) + 2')).toMatchObject({ ok: true, value: 'hi\n42', changes: [] });
    expect(await say('double(')).toMatchObject({ ok: false, value: { error: { code: 'EXCEPTION' } } });
    expect(JSON.stringify(await say('1 / 0'))).toContain('ZeroDivisionError');
    expect(await say('x')).toMatchObject({ ok: true, value: '20' });
    expect(await session.snapshot()).toEqual({});
    await session.rewind?.();
    expect(JSON.stringify(await say('x'))).toContain('NameError');
    expect(await session.call('python', { kode: '1' })).toMatchObject({ ok: false });
  });
});

it('the state of a workspace is what its tests say: another wording of the code is the same state', async () => {
  const store = await storeWithPrograms();
  const programs = await Promise.all(store.ids('programs').map((each) => store.get('programs', each)));
  const berths = programs.find(({ name }) => name === 'python/ferry-berths');
  const part = { environment: 'workspace', of: berths?.id ?? '', tools: ['write_file'], primary: true };
  await using session = await workspaceEnvironment.open({ part, store, signal });
  const found = await session.snapshot();
  expect(found).toMatchObject({ isGreen: true, failing: [], changed: [] });
  const source = berths?.files['src/berths.py'] ?? '';
  const written = (content: string, path = 'src/berths.py') => session.call('write_file', { path, content });
  await written(`${source}\n# A remark.\n`);
  expect(await session.snapshot()).toEqual(found);
  await written(source.replace('TURNAROUND = 15', 'TURNAROUND = 16'));
  expect(await session.snapshot()).not.toEqual(found);
  await written(source);
  const [test = ''] = Object.keys(berths?.tests ?? {});
  await written('import unittest\n', test);
  expect(await session.snapshot()).toMatchObject({ changed: [test] });
  await session.rewind?.();
  expect(await session.snapshot()).toEqual(found);
});
