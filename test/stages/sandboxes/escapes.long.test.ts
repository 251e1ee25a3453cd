// All attempts to escape, in every sandbox of this machine, and the proof that each can fire: without a sandbox it gets
// out.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Attempt, attemptsOf } from '../../../stages/sandboxes/escapes/attempts.ts';
import { layBait } from '../../../stages/sandboxes/escapes/bait.ts';
import { tryEscapes } from '../../../stages/sandboxes/escapes/try-escapes.ts';
import type { Language } from '../../../stages/sandboxes/sandbox.ts';
import { backends } from '../../support/sandboxes.ts';
import { tempDir } from '../../support/temp-dir.ts';

process.env.TOOLLOOM_ESCAPE = '1';

describe.each(backends)('$label', ({ language, lack, open }) => {
  it.skipIf(lack)('holds everything that tries to get out, and works afterwards', async () => {
    const findings = await tryEscapes(await open(), language, { clock: () => Date.now() });
    expect(findings.filter((finding) => finding.escape !== undefined)).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(40);
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.each([
  ['python', await attemptsOf('python')],
  ['javascript', await attemptsOf('javascript')],
] as const)('without a sandbox, an attempt in %s', (language, attempts) => {
  const fires = attempts.filter(({ plain }) => plain !== 'none');
  it
    .skipIf(language === 'python' && !hasPython)
    .each(fires.map((attempt) => [attempt.name, attempt] as const))('gets out: %s', async (_, attempt) => {
    await using folder = await tempDir();
    await using bait = await layBait(() => Date.now());
    await bait.reset();
    const codes = [attempt.code, attempt.next ?? ''].map((code) => bait.filled(code));
    const child = await startPlain(language, attempt, { codes, folder: folder.path });
    const said = text(child.stdout ?? Readable.from([]));
    if (attempt.plain === 'runs on') {
      await sleep(2000); // what ends by itself has ended by then
      expect(child.exitCode).toBeNull();
      child.kill('SIGKILL');
      return;
    }
    await once(child, 'exit');
    const stdout = await said;
    if (attempt.twice) return expect(stdout).not.toBe(await printed(language, attempt, codes));
    const seen = /ESCAPED/.test(stdout) ? 'ESCAPED' : await bait.taken();
    expect(seen).toBeDefined();
  });
});

interface Plain {
  readonly codes: readonly string[];
  readonly folder: string;
}

/** Runs programs one after another in one process, without any sandbox. */
async function startPlain(
  language: Language,
  { plain }: Attempt,
  { codes, folder }: Plain,
): Promise<ChildProcess> {
  const start = (command: string, file: string): ChildProcess =>
    spawn(command, [file], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const put = (name: string, code: string): Promise<void> => writeFile(join(folder, name), code);
  if (plain === 'pyodide') {
    const pyodide = createRequire(import.meta.url).resolve('pyodide/pyodide.mjs');
    await put(
      'main.mjs',
      `const { loadPyodide } = await import(${JSON.stringify(pyodide)});
       (await loadPyodide()).runPython(${JSON.stringify(codes.join('\n'))});`,
    );
    return start(process.execPath, 'main.mjs');
  }
  if (language === 'python') {
    await put('main.py', codes.join('\n'));
    return start('python3', 'main.py');
  }
  for (const [index, code] of codes.entries()) await put(`part-${index}.mjs`, code);
  await put('main.mjs', codes.map((_, index) => `await import('./part-${index}.mjs');`).join('\n'));
  return start(process.execPath, 'main.mjs');
}

/** What a further run prints. */
async function printed(language: Language, attempt: Attempt, codes: readonly string[]): Promise<string> {
  await using folder = await tempDir();
  const child = await startPlain(language, attempt, { codes, folder: folder.path });
  return text(child.stdout ?? Readable.from([]));
}
