// Programs that come with toolloom are accepted by check-programs, and their hidden tests are held against what those of a
// written program must reach. Some of each area: all 132 take eleven minutes, and passed (docs/log.md).
import { expect, it } from 'vitest';
import { randomFor } from '../../../pipeline/hash.ts';
import { ownFolderOf } from '../../../stages/check-programs/folder.ts';
import { readProgram } from '../../../stages/check-programs/read-program.ts';
import { spread } from '../../../stages/check-programs/spread.ts';
import { thoroughnessFault } from '../../../stages/check-programs/thoroughness.ts';
import { all, offlineRun } from '../../support/offline-run.ts';

/** Each takes some thirty runs of its tests. */
const accepted = 12;
/** Each takes some seventy. */
const tried = 3;

it('seed programs of every area are accepted, with mistakes to plant', async () => {
  const programs = (await spread(accepted)).sort();
  const stages = {
    harvest: { packages: { servers: [] } },
    evolve: { categories: ['education'], worlds: 1 },
    'read-documents': { libraries: [] },
    'check-programs': { programs },
  };
  const { store, result } = await offlineRun({ until: 'check-programs', config: { target: 2, stages } });
  const rejects = (await all(store.rejects())).filter(({ stage }) => stage === 'check-programs');
  expect(rejects).toEqual([]);
  expect(result.stages.find(({ stage }) => stage === 'check-programs')).toMatchObject({ failed: 0 });
  const made = await all(store.read('programs'));
  expect(made.map(({ name }) => name).sort()).toEqual(programs);
  for (const { name, checked } of made) expect(checked.mutants.length, name).toBeGreaterThanOrEqual(6);
}, 3_600_000);

it('the hidden tests of seed programs of each area reach every branch and notice enough mistakes', async () => {
  const faults: string[] = [];
  for (const name of await spread(tried)) {
    const program = await readProgram(ownFolderOf(name), name);
    const asked = { random: randomFor('m', name), signal: new AbortController().signal };
    const fault = typeof program === 'string' ? { detail: program } : await thoroughnessFault(program, asked);
    if (fault) faults.push(`${name}: ${fault.detail}`);
  }
  expect(faults).toEqual([]);
}, 3_600_000);
