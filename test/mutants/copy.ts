// A copy of the working tree, in which mutants live. The tree itself is only read.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/cli.ts';
import { type Mutant, mutated } from './mutant.ts';

export interface Copy extends Disposable {
  readonly path: string;
  /** Puts a mutant in; the function that it returns takes it out again. */
  plant(mutant: Mutant): () => void;
}

/** Copies what git tracks or would track. Packages are shared. */
export function copyTree(): Copy {
  const path = mkdtempSync(join(tmpdir(), 'toolloom-mutants-'));
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  if (listed.status !== 0) throw new Error(`git does not list the files of ${root}: ${listed.stderr}`);
  for (const file of new Set(listed.stdout.toString().split('\0')))
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(path, file));
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  return {
    path,
    plant(mutant) {
      const file = join(path, mutant.file);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, mutated(text, mutant));
      return () => writeFileSync(file, text);
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
