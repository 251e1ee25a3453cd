// Whether mutants are programs at all: a change that does not type-check would be noticed by nobody's test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Copy } from './copy.ts';
import { LostMutantError, type Mutant } from './mutant.ts';

interface Compiler {
  readonly copy: Copy;
  readonly signal: AbortSignal;
}

/** One line for each fault. */
export async function typeFaults(mutants: readonly Mutant[], compiler: Compiler): Promise<string[]> {
  const suspects: Mutant[] = [];
  // All at once, as far as they do not change the same place: most have no fault.
  for (let left = mutants; left.length > 0 && !compiler.signal.aborted; ) {
    const { planted, errors } = await compiled(left, compiler);
    suspects.push(...planted.filter(({ file }) => errors.some((error) => isIn(file, error))));
    left = left.filter((mutant) => !planted.includes(mutant));
  }
  const faults: string[] = [];
  for (const round of onePerFile(suspects)) {
    if (compiler.signal.aborted) break;
    const { errors } = await compiled(round, compiler);
    for (const error of errors) {
      const own = round.find(({ file }) => isIn(file, error));
      faults.push(`${own?.id ?? 'the tree, or a mutant elsewhere,'} does not type-check: ${error}`);
    }
  }
  return [...new Set(faults)];
}

const isIn = (file: string, error: string): boolean => error.startsWith(`${file}(`);

/** The first mutants of all files, then the second ones, and so on. */
function onePerFile(mutants: readonly Mutant[]): Mutant[][] {
  const rounds: Mutant[][] = [];
  const counts = new Map<string, number>();
  for (const mutant of mutants) {
    const count = counts.get(mutant.file) ?? 0;
    counts.set(mutant.file, count + 1);
    rounds[count] = [...(rounds[count] ?? []), mutant];
  }
  return rounds;
}

async function compiled(mutants: readonly Mutant[], { copy, signal }: Compiler) {
  const undo: (() => void)[] = [];
  const planted = mutants.filter((mutant) => {
    try {
      undo.push(copy.plant(mutant));
      return true;
    } catch (error) {
      if (error instanceof LostMutantError) return false; // another one has changed its place
      throw error;
    }
  });
  const args = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--pretty', 'false'];
  const child = spawn(process.execPath, args, {
    cwd: copy.path,
    signal,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.on('error', () => {}); // it was stopped
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  await once(child, 'close');
  for (const back of undo.reverse()) back();
  return { planted, errors: output.split('\n').filter((line) => line.includes('error TS')) };
}
