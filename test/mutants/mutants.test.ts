// The lists of mutants keep up with the code: each finds its line, and is tried by tests that are there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/cli.ts';
import { allMutants, LostMutantError, type Mutant, mutated } from './mutant.ts';
import { expectStarted } from './trial.ts';

const mutants = allMutants();

describe('mutants', () => {
  it('change one place of their file, and are tried by tests that exist', () => {
    const faults = mutants.flatMap((mutant) => {
      const missing = mutant.by.filter((test) => !existsSync(join(root, 'test', test)));
      return [...placeFault(mutant), ...missing.map((test) => `${mutant.id}: there is no test/${test}`)];
    });
    expect(faults).toEqual([]);
  });

  it('have ids of their own', () => {
    const ids = mutants.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('are many, and few of them are known to survive', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(150);
    expect(mutants.filter(({ spared }) => spared !== undefined).length / mutants.length).toBeLessThan(0.15);
  });
});

function placeFault(mutant: Mutant): string[] {
  try {
    const text = readFileSync(join(root, mutant.file), 'utf8');
    return mutated(text, mutant) === text ? [`${mutant.id} changes nothing`] : [];
  } catch (error) {
    if (error instanceof LostMutantError) return [error.message];
    throw error;
  }
}

describe('a mutant whose text', () => {
  const [mutant] = mutants;
  if (!mutant) throw new Error('there is no mutant');
  const own = { ...mutant, was: 'a > b', becomes: 'a < b' };

  it('is found once is put in its place', () => {
    expect(mutated('if (a > b) a();', own)).toBe('if (a < b) a();');
  });

  it('is gone, or is there twice, is named', () => {
    expect(() => mutated('if (a >= b) a();', own)).toThrow('is not in');
    expect(() => mutated('a > b || a > b', own)).toThrow('more than once');
  });
});

it('a test that was never begun is no test that has noticed', () => {
  const error = 'Error: [vitest-pool]: Timeout starting forks runner.\n    at Timeout._onTimeout';
  expect(() => expectStarted(error)).toThrow('too busy');
  expect(() => expectStarted('Error: [vitest-pool-runner]: Timeout waiting for worker to respond')).toThrow();
  expect(() => expectStarted('Error: Test timed out in 600000ms.')).not.toThrow();
});
