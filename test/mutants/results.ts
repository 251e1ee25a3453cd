// What became of mutants, kept from one run to the next: a run that is stopped goes on where it stood, and what has not
// changed is not tried again.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../support/cli.ts';
import type { Mutant } from './mutant.ts';

export interface Result {
  readonly id: string;
  readonly killed: boolean;
  /** The test that noticed. */
  readonly why: string;
  readonly seconds: number;
}

const path = join(root, 'node_modules', '.cache', 'toolloom-mutants.jsonl');

export interface Results {
  of(mutant: Mutant): Result | undefined;
  add(mutant: Mutant, result: Result): void;
}

/** With `isFresh`, all earlier ones are forgotten. `tree`: the copy that the mutants are tried in. */
export function openResults(tree: string, isFresh: boolean): Results {
  if (isFresh) rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const known = new Map(
    lines
      .filter((line) => line.startsWith('[') && line.endsWith(']'))
      .map((line) => JSON.parse(line) as [string, Result]),
  );
  return {
    of: (mutant) => known.get(keyOf(tree, mutant)),
    add(mutant, result) {
      known.set(keyOf(tree, mutant), result);
      appendFileSync(path, `${JSON.stringify([keyOf(tree, mutant), result])}\n`);
    },
  };
}

/** The mutant, its file, and its tests. A change elsewhere may matter, too: that is what `--fresh` is for. */
function keyOf(tree: string, { file, was, becomes, by }: Mutant): string {
  const hash = createHash('sha256').update(JSON.stringify([file, was, becomes, by]));
  for (const each of [file, ...by.map((test) => join('test', test))])
    hash.update(readFileSync(join(tree, each)));
  return hash.digest('hex').slice(0, 16);
}
