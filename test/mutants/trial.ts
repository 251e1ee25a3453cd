// Runs a file of tests in a copy of the tree and says how that ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Trial {
  /** `hung`: the tests had not ended in time. */
  readonly ended: 'passed' | 'failed' | 'hung' | 'stopped';
  /** The test that failed first, or what went wrong before any test began. */
  readonly why: string;
  readonly seconds: number;
}

interface TrialOptions {
  /** The copy of the tree. */
  readonly path: string;
  /** Below `test/`. */
  readonly test: string;
  /** In seconds. */
  readonly most: number;
  readonly signal: AbortSignal;
}

export async function tryTest({ path, test, most, signal }: TrialOptions): Promise<Trial> {
  const began = performance.now();
  const limit = AbortSignal.timeout(most * 1000);
  const either = AbortSignal.any([signal, limit]);
  const ended = (how: Trial['ended'], why: string): Trial => ({
    ended: signal.aborted ? 'stopped' : limit.aborted ? 'hung' : how,
    why: limit.aborted ? `no end after ${most} s` : why,
    seconds: (performance.now() - began) / 1000,
  });
  if (needsBuild(path, test)) {
    const { code, output } = await runIn(path, ['build.js'], either);
    if (code !== 0) return ended('failed', `it does not build: ${output.trim().slice(-200)}`);
  }
  const report = join(path, 'mutant-report.json');
  rmSync(report, { force: true });
  const project = test.endsWith('.long.test.ts') ? 'long' : 'short';
  const { code, output } = await runIn(
    path,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--maxWorkers', '1', '--bail', '1'],
      ...['--reporter', 'json', '--outputFile', report, join('test', test)],
    ],
    either,
  );
  if (code === 0) return ended('passed', '');
  if (!either.aborted) expectStarted(output);
  return ended('failed', existsSync(report) ? failureIn(report) : output.trim().slice(-300));
}

/** Runs node with these arguments; whatever it has started is gone when it has ended. */
async function runIn(
  cwd: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  if (signal.aborted) return { code: null, output: '' };
  const child = spawn(process.execPath, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const end = (): void => killGroup(child.pid);
  signal.addEventListener('abort', end, { once: true });
  const [code] = await once(child, 'close');
  signal.removeEventListener('abort', end);
  end();
  return { code, output };
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // all of it has ended
  }
}

/** Throws if no test was begun because the machine is too busy to start one in a minute: that says nothing of a mutant. */
export function expectStarted(output: string): void {
  const [late] = /\[vitest-pool[\w-]*\]: Timeout (?:starting|waiting) .*/.exec(output) ?? [];
  if (late !== undefined) throw new Error(`the machine is too busy to try mutants: ${late}; go on later`);
}

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function failureIn(path: string): string {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report; // Vitest has written it
  const failed = testResults
    .flatMap((file) => file.assertionResults)
    .find(({ status }) => status === 'failed');
  return failed?.fullName ?? testResults.find(({ message }) => message !== '')?.message ?? 'no test has run';
}

/** Whether a file of tests, or a file of its support, starts the command line that is built. */
function needsBuild(path: string, test: string): boolean {
  const seen = new Set<string>();
  const queue = [join(path, 'test', test)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    if (/\b(?:toolloom|toolloomWith|start|runScript)\b[^;]*from '[./]*\/(?:support\/)?cli\.ts'/.test(text))
      return true;
    if (/'dist'/.test(text) && !file.endsWith(join('support', 'cli.ts'))) return true;
    for (const [, from = ''] of text.matchAll(/from '(\.[^']+\.ts)'/g)) {
      const next = join(dirname(file), from);
      if (next.startsWith(join(path, 'test'))) queue.push(next);
    }
  }
  return false;
}
