// What a machine lacks for bubblewrap is said in one line with what to do, and keeps nothing else from working.
import { expect, it } from 'vitest';
import { lackOf, type Machine } from '../../../stages/sandboxes/bubblewrap/probe.ts';
import { sandboxFor, sandboxLack } from '../../../stages/sandboxes/index.ts';

const machine = (absent: readonly string[] = [], more: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  has: (path) => !absent.includes(path),
  tryBubblewrap: async () => ({ code: 0, said: '' }),
  ...more,
});

it.each<[string, Machine, string | undefined, string | undefined]>([
  ['a machine that has all', machine(), undefined, undefined],
  [
    'no bubblewrap',
    machine(['/usr/bin/bwrap']),
    'bwrap not found in /usr/bin; install the packages bubblewrap and util-linux, or use `sandbox: wasm`',
    'bwrap not found in /usr/bin; install the packages bubblewrap and util-linux, or use `sandbox: wasm`',
  ],
  [
    'no python3, which JavaScript does not need',
    machine(['/usr/bin/python3']),
    'python3 not found in /usr/bin; install the package python3, or use `sandbox: wasm`',
    undefined,
  ],
  [
    'no permission for namespaces',
    machine([], {
      tryBubblewrap: async () => ({
        code: 1,
        said: 'bwrap: No permissions to create a new namespace, likely because the kernel does not allow it\n',
      }),
    }),
    'bubblewrap is installed, but this machine does not let it work (bwrap: No permissions to create a new namespace, ' +
      'likely because the kernel does not allow it); use `sandbox: wasm`',
    'bubblewrap is installed, but this machine does not let it work (bwrap: No permissions to create a new namespace, ' +
      'likely because the kernel does not allow it); use `sandbox: wasm`',
  ],
  [
    'another system',
    machine([], { platform: 'darwin' }),
    'bubblewrap runs on Linux alone; use `sandbox: wasm`',
    'bubblewrap runs on Linux alone; use `sandbox: wasm`',
  ],
])('%s', async (_, given, python, javascript) => {
  expect(await lackOf('python', given)).toBe(python);
  expect(await lackOf('javascript', given)).toBe(javascript);
});

it.each(['python', 'javascript'] as const)(
  '%s runs in WebAssembly whatever the machine lacks',
  async (language) => {
    expect(await sandboxLack(language, 'wasm')).toBeUndefined();
    const entry = language === 'python' ? 'main.py' : 'main.js';
    const code = language === 'python' ? 'print(6 * 7)' : 'console.log(6 * 7)';
    const sandbox = await sandboxFor(language, 'wasm');
    expect(await sandbox.run({ language, files: { [entry]: code }, entry })).toMatchObject({
      stdout: '42\n',
    });
  },
);
