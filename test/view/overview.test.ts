// What the viewer shows of a run as a whole, from a run on disk.
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { statsOf } from '../../inspect/stats.ts';
import { configFrom } from '../../pipeline/config.ts';
import { frozenConfigOf, readRunStore } from '../../pipeline/run.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { comparisonOf } from '../../view/api/comparison.ts';
import { judgeReport, overviewOf, plannedFunnel, rejectList } from '../../view/api/overview.ts';
import { all } from '../support/offline-run.ts';
import { tinyRun } from '../support/tiny-run.ts';

const folder = await tinyRun();
const directory = join(folder.path, 'data', 'runs', 'tiny');
const store = await readRunStore(directory);
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

describe('the overview', () => {
  it('counts what was made, and has a row of the funnel for each stage', async () => {
    const frozen = await frozenConfigOf(directory);
    const config = configFrom(frozen?.config ?? {}, { stages, roles, models: ['offline'] }, directory);
    const parts = { directory, config, stages };
    const overview = await overviewOf(store, parts);
    expect(overview).toMatchObject({ name: 'tiny', directory, target: 2 });
    expect(overview.made.trajectories).toBe(store.ids('trajectories').length);
    expect(overview.made).not.toHaveProperty('specs');
    expect(overview.stages.map(({ stage }) => stage)).toEqual(stages.map(({ name }) => name));
    const { funnel } = await plannedFunnel(store, parts);
    expect(funnel.map(({ planned, owed, ...tally }) => tally)).toEqual(overview.stages);
    for (const { planned, kept, rejected, owed } of funnel) expect(kept + rejected + owed).toBe(planned);
  });

  it('has pass rates where plays were judged, and a calibration only where the judge was calibrated', async () => {
    const report = await judgeReport(store);
    expect(report.passRates?.kinds.map(({ kind }) => kind)).toContain('all');
    expect(report).not.toHaveProperty('calibration');
    expect(await judgeReport(memoryStore())).toEqual({});
  });
});

describe('the comparison of two runs', () => {
  it('has every kind of either run, and says what changed', async () => {
    const stats = await statsOf(store, directory);
    const [kind] = stats.kinds;
    if (!kind) throw new Error('the tiny run has no plays');
    const fewer = { ...kind, plays: kind.plays + 4 };
    const after = { ...stats, kinds: [fewer, { ...kind, name: 'new kind' }] };
    const { kinds, all, sections } = await comparisonOf(
      { run: directory, stats },
      { run: directory, stats: after },
    );
    expect(kinds.map(({ name }) => name)).toEqual(
      [...stats.kinds.map(({ name }) => name), 'new kind'].sort(),
    );
    expect(kinds.find(({ name }) => name === kind.name)).toEqual({
      name: kind.name,
      before: kind,
      after: fewer,
    });
    expect(kinds.find(({ name }) => name === 'new kind')?.before).toBeUndefined();
    expect(all).toEqual({ before: stats.all, after: stats.all });
    expect(sections.map(({ title }) => title)).toContain('Plays by kind of task');
    expect(sections.map(({ title }) => title)).not.toContain('Settings that differ');
  });
});

describe('the list of rejects', () => {
  const wanted = { stage: 'write-tasks', reason: undefined, from: 0, most: 100 };
  const commit = async () => {
    const rejecting = memoryStore();
    const reject = (unit: string, reason: string, record?: object) => ({
      ...{ id: `r-${unit}`, stage: 'write-tasks', unit, reason, detail: `${unit} is wrong` },
      ...(record ? { record: { ...record } } : {}),
    });
    for (const [unit, reason] of [
      ['a', 'oracle fails'],
      ['b', 'too long'],
      ['c', 'oracle fails'],
    ] as const)
      await rejecting.commit('write-tasks', unit, {
        records: {},
        rejects: [reject(unit, reason, { trajectory: `play-${unit}` })],
      });
    return rejecting;
  };

  it('has every reject of the stage, with the play that it is about', async () => {
    const list = await rejectList(wanted, await commit());
    expect(list.count).toBe(3);
    expect(list.rejects.map(({ id, trajectory }) => [id, trajectory])).toEqual([
      ['r-a', 'play-a'],
      ['r-b', 'play-b'],
      ['r-c', 'play-c'],
    ]);
  });

  it('has those of one reason alone, page by page', async () => {
    const oracle = { ...wanted, reason: 'oracle fails' };
    const rejecting = await commit();
    expect((await rejectList(oracle, rejecting)).count).toBe(2);
    const second = await rejectList({ ...oracle, from: 1, most: 1 }, rejecting);
    expect([second.count, second.rejects.map(({ id }) => id)]).toEqual([2, ['r-c']]);
    expect(await rejectList({ ...wanted, stage: 'judge' }, rejecting)).toEqual({ count: 0, rejects: [] });
  });

  it('counts what the funnel counts', async () => {
    for (const { stage } of await all(store.rejects()))
      expect((await rejectList({ ...wanted, stage }, store)).count).toBe(store.tally(stage).rejects);
  });
});
