// What every sandbox promises to those who run programs in it.
import { describe, expect, it } from 'vitest';
import { sandboxFor } from '../../../stages/sandboxes/index.ts';
import type { Language, RunRequest } from '../../../stages/sandboxes/sandbox.ts';
import { backends } from '../../support/sandboxes.ts';

const program = (language: Language, code: Record<Language, string>, more: Partial<RunRequest> = {}) => {
  const entry = language === 'python' ? 'src/main.py' : 'src/main.js';
  return { language, entry, files: { [entry]: code[language], 'notes.txt': 'as it was' }, ...more };
};

describe.each(backends)('a sandbox for $label', ({ language, lack, open }) => {
  it.skipIf(lack)('runs a program with its arguments', async () => {
    const sandbox = await open();
    const code = {
      python: 'import sys\nprint("hello", sys.argv[1:])\nprint("problem", file=sys.stderr)',
      javascript: 'console.log("hello", process.argv.slice(2)); console.error("problem")',
    };
    expect(await sandbox.run(program(language, code, { args: ['a'] }))).toMatchObject({
      stdout: language === 'python' ? "hello ['a']\n" : "hello [ 'a' ]\n",
      stderr: 'problem\n',
      exit: 0,
      ended: 'exit',
      files: { 'notes.txt': 'as it was' },
      sandbox: sandbox.name,
    });
  });

  it.skipIf(lack)('tells the line on which a program failed', async () => {
    const code = {
      python: 'def f():\n    return 1 / 0\n\nf()\n',
      javascript: 'function f() {\n  throw new RangeError("too far");\n}\n\nf();\n',
    };
    const { stderr, exit } = await (await open()).run(program(language, code));
    expect(exit).toBe(1);
    expect(stderr).toMatch(
      language === 'python' ? /main\.py", line 2/ : /RangeError: too far[\s\S]*main\.js:2/,
    );
  });

  it.skipIf(lack)('gives the exit code that a program asks for', async () => {
    const code = { python: 'raise SystemExit(3)', javascript: 'process.exit(3)' };
    expect(await (await open()).run(program(language, code))).toMatchObject({ exit: 3, ended: 'exit' });
  });

  it.skipIf(lack)('tells a limit from an exit', async () => {
    const sandbox = await open();
    const endless = { python: 'while True: pass', javascript: 'for (;;);' };
    const limits = { steps: 1_000_000, seconds: 2, output: 1000 };
    expect(await sandbox.run(program(language, endless, { limits }))).toMatchObject({
      ended: 'time',
      exit: undefined,
    });
    const loud = {
      python: 'for _ in range(10000): print("x" * 100)',
      javascript: 'for (let i = 0; i < 1e4; i += 1) console.log("x".repeat(100))',
    };
    const { ended, stdout } = await sandbox.run(program(language, loud, { limits }));
    expect([ended, stdout.length]).toEqual(['output', 1000]);
  });

  it.skipIf(lack)('refuses paths outside of the session, and a file that is not there', async () => {
    const sandbox = await open();
    const code = { python: 'print(1)', javascript: 'console.log(1)' };
    const astray = program(language, code);
    const outside = { ...astray, files: { ...astray.files, '../x': '' } };
    expect(await sandbox.run(outside)).toMatchObject({
      stdout: '',
      stderr: `the path "../x" is not below the session's directory\n`,
      exit: 1,
    });
    expect(await sandbox.run({ ...astray, entry: 'missing.py' })).toMatchObject({
      stderr: 'there is no file "missing.py" to run\n',
    });
  });

  it.skipIf(lack)('ends a program when it is told to', async () => {
    const sandbox = await open();
    const endless = { python: 'while True: pass', javascript: 'for (;;);' };
    const quit = new AbortController();
    const limits = { steps: Number.MAX_SAFE_INTEGER, seconds: 600 };
    const running = sandbox.run(program(language, endless, { limits }), quit.signal);
    setTimeout(() => quit.abort(new Error('enough')), 50);
    await expect(running).rejects.toThrow('enough');
  });

  it.skipIf(lack)('remembers in a REPL, shows values and errors, and begins anew after a limit', async () => {
    await using repl = await (await open()).openRepl(language);
    const lines = {
      python: ['x = 2', 'x * 21', 'print(x)', 'x / 0', 'x'],
      javascript: ['let x = 2', 'x * 21', 'console.log(x)', 'x.y.z', 'x'],
    };
    const answers = [];
    for (const line of lines[language]) answers.push(await repl.evaluate(line));
    expect(answers).toMatchObject([
      { stdout: '' },
      { value: '42' },
      { stdout: '2\n' },
      { error: expect.stringMatching(/ZeroDivisionError|TypeError/) },
      { value: '2' },
    ]);
    const end = language === 'python' ? 'import os; os._exit(1)' : 'process.exit(1)';
    expect((await repl.evaluate(end)).error).toMatch(/^stopped/);
    expect((await repl.evaluate('x')).error).toMatch(/x/);
  });
});

describe('programs in WebAssembly', () => {
  it.each([
    [
      'python',
      'import random, time, os, uuid\nprint(random.random(), time.time(), os.urandom(4), uuid.uuid4(), id(object()))\nprint({"a", "b", "c"})',
    ],
    ['javascript', 'console.log(Math.random(), Date.now(), performance.now(), new Date().toISOString())'],
  ] as const)('print the same every time, chance and clock included: %s', async (language, code) => {
    const sandbox = await sandboxFor(language);
    const request = program(language, { python: code, javascript: code });
    const first = await sandbox.run(request);
    const others = await Promise.all([sandbox.run(request), sandbox.run(request)]);
    expect(first.exit).toBe(0);
    expect(others).toEqual([first, first]);
  });

  it.each(['python', 'javascript'] as const)(
    'are ended by steps, which are counted alike: %s',
    async (language) => {
      const sandbox = await sandboxFor(language);
      const count = {
        python: 'for _ in range(10 ** 6): pass',
        javascript: 'for (let i = 0; i < 1e6; i += 1);',
      };
      const [one, two] = await Promise.all([1, 2].map(() => sandbox.run(program(language, count))));
      expect(one?.steps).toBeGreaterThan(900_000);
      expect(two?.steps).toBe(one?.steps);
    },
  );

  it('have timers, which pass at once and in order', async () => {
    const code = `setTimeout(() => console.log('later', Date.now() - start), 60_000);
      setTimeout(() => console.log('sooner', Date.now() - start), 1000);
      const start = Date.now();`;
    const { stdout } = await (await sandboxFor('javascript')).run(
      program('javascript', { python: '', javascript: code }),
    );
    expect(stdout).toBe('sooner 1000\nlater 60000\n');
  });

  it('import TypeScript, and tell where it does not parse', async () => {
    const files = {
      'src/main.ts': `import { double } from './double.js';\nconst n: number = 4;\nconsole.log(double(n));`,
      'src/double.ts': 'export const double = (n: number): number => n * 2;',
      'src/broken.ts': 'const x: = 3;',
    };
    const sandbox = await sandboxFor('javascript');
    const request = { language: 'javascript', files } as const;
    expect(await sandbox.run({ ...request, entry: 'src/main.ts' })).toMatchObject({ stdout: '8\n' });
    expect((await sandbox.run({ ...request, entry: 'src/broken.ts' })).stderr).toMatch(
      /src\/broken\.ts:1:\d+/,
    );
  });
});

describe('a REPL in WebAssembly', () => {
  it.each(['python', 'javascript'] as const)(
    'remembers although its place was needed for other programs: %s',
    async (language) => {
      const sandbox = await sandboxFor(language);
      const repls = await Promise.all([1, 2, 3, 4].map(() => sandbox.openRepl(language)));
      const define = {
        python: 'import random; x = [random.random()]; print("defined")',
        javascript: 'const x = [Math.random()]; console.log("defined")',
      };
      for (const repl of repls)
        expect(await repl.evaluate(define[language])).toMatchObject({ stdout: 'defined\n' });
      const hello = { python: 'print("hello")', javascript: 'console.log("hello")' };
      expect((await sandbox.run(program(language, hello))).stdout).toBe('hello\n');
      const more = { python: 'x.append(random.random()); x', javascript: 'x.push(Math.random()); x' };
      const answers = await Promise.all(repls.map((repl) => repl.evaluate(more[language])));
      expect(answers.map(({ stdout }) => stdout)).toEqual(['', '', '', '']);
      expect(new Set(answers.map(({ value }) => value)).size).toBe(1);
      expect(answers[0]?.value).toMatch(/^\[\s*[\d.]+,\s*[\d.]+\s*\]$/);
      for (const repl of repls) await repl[Symbol.asyncDispose]();
    },
    120_000,
  );
});
