// What is left of programs in a sandbox when whoever runs them ends in any way: nothing, within a second or so.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/cli.ts';
import { descendantsOf, expectGone } from '../support/processes.ts';
import { backends } from '../support/sandboxes.ts';

/** Runs an endless program and never ends by itself. */
const script = (language: string, choice: string): string => `
  import { sandboxFor } from ${JSON.stringify(join(root, 'stages/sandboxes/index.ts'))};
  const sandbox = await sandboxFor(${JSON.stringify(language)}, ${JSON.stringify(choice)});
  const quick = { 'main.py': 'print(1)', 'main.js': 'console.log(1)' };
  const slow = { 'main.py': 'while True: pass', 'main.js': 'for (;;);' };
  const entry = ${JSON.stringify(language === 'python' ? 'main.py' : 'main.js')};
  const limits = { steps: Number.MAX_SAFE_INTEGER, seconds: 600 };
  await sandbox.run({ language: ${JSON.stringify(language)}, files: quick, entry });
  void sandbox.run({ language: ${JSON.stringify(language)}, files: slow, entry, limits });
  console.log('running');`;

describe.skipIf(process.platform !== 'linux').each(backends)(
  'a program in $label',
  ({ language, choice, lack }) => {
    it.skipIf(lack).each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('is gone after %s', async (signal) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script(language, choice)],
        {
          cwd: root,
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      await once(child.stdout, 'data');
      // QuickJS runs in a thread, which needs no process.
      const fewest = choice === 'bubblewrap' || language === 'python' ? 1 : 0;
      await expect
        .poll(() => descendantsOf(child.pid ?? 0).length, { timeout: 60_000 })
        .toBeGreaterThanOrEqual(fewest);
      const processes = descendantsOf(child.pid ?? 0);
      child.kill(signal);
      await once(child, 'exit');
      await expectGone(processes);
    });

    it.skipIf(lack)('keeps nobody from ending, once it has', async () => {
      const waiting = script(language, choice).replace(/void sandbox.run.*;/, '');
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', waiting], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.resume();
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
    });
  },
);
