// The command line at a terminal of its own, made by util-linux's `script`, where a command asks questions.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './cli.ts';

export const hasTerminal = (): boolean =>
  /util-linux/.test(spawnSync('script', ['--version']).stdout?.toString() ?? '');

/** Types each answer when its question has appeared; gives what the terminal showed, and the exit code. */
export async function atTerminal(
  args: string,
  answers: readonly { question: string; type: string }[],
  { cwd, environment = {} }: { readonly cwd: string; readonly environment?: Record<string, string> },
): Promise<{ code: number | null; shown: string }> {
  const command = `'${process.execPath}' '${join(root, 'dist', 'pipeline', 'cli.js')}' ${args}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const left = [...answers];
  let shown = '';
  child.stdout.on('data', (data) => {
    shown += data;
    const [next] = left;
    if (!next || !shown.includes(next.question)) return;
    left.shift();
    child.stdin.write(next.type);
  });
  const [code] = await once(child, 'close');
  return { code, shown };
}
