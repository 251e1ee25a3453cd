// Twins: a task with passing faults is played again in clear weather, and both plays are judged and counted apart.
import { beforeAll, expect, it } from 'vitest';
import type { Store } from '../../pipeline/store.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { settingOf } from '../../stages/faces/setting.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';

let store: Store;
let plays: Trajectory[];
beforeAll(async () => {
  const kinds = Object.fromEntries(taskKinds.map(({ name }) => [name, 0]));
  const run = await offlineRun({
    config: {
      target: 6,
      stages: {
        evolve: { categories: ['education'], worlds: 2 },
        'write-tasks': { kinds: { ...kinds, error_and_recovery: 1, permanent_failure: 1, single_call: 1 } },
        simulate: { trials: 2, vices: 0.2, twins: 1 },
      },
    },
    until: 'select',
  });
  expect(run.result.stages.filter(({ failed }) => failed > 0)).toEqual([]);
  store = run.store;
  plays = await all(store.read('trajectories'));
});

const twinsOf = (): Trajectory[] => plays.filter(({ twin }) => twin !== undefined);
const struckIn = ({ steps }: Trajectory): boolean => steps.some(({ result }) => result.fault !== undefined);

it('every play with passing faults has a twin, and no other play has one', async () => {
  const twinned = new Set(twinsOf().map(({ twin }) => twin));
  expect(twinned.size).toBeGreaterThan(3);
  expect(twinsOf()).toHaveLength(twinned.size);
  for (const play of plays.filter(({ twin }) => twin === undefined)) {
    const { faults } = await store.get('tasks', play.task);
    expect(twinned.has(play.id), play.id).toBe(faults.some(({ lasting }) => !lasting));
  }
});

it('a twin is the same play but for the faults, of which none strikes', async () => {
  let struck = 0;
  for (const play of twinsOf()) {
    const other = await store.get('trajectories', play.twin ?? '');
    expect([play.task, play.trial, play.face]).toEqual([other.task, other.trial, other.face]);
    // A vice that takes a fault has no place in clear weather.
    expect(play.vice).toBe(other.vice === 'gives_up' ? undefined : other.vice);
    expect(struckIn(play)).toBe(false);
    expect((await settingOf(play, store)).task.faults).toEqual([]);
    expect((await settingOf(other, store)).task.faults).not.toEqual([]);
    struck += Number(struckIn(other));
  }
  expect(struck).toBeGreaterThan(3);
});

it('both are judged, sound ones are accepted, and outcomes count them apart', async () => {
  const accepted = new Set((await all(store.read('judgements'))).map(({ trajectory }) => trajectory));
  for (const play of twinsOf().filter(({ vice }) => vice === undefined)) expect(accepted).toContain(play.id);
  const outcomes = await all(store.read('outcomes'));
  const counted = outcomes.flatMap(({ plays: struck, clear }) => (clear ? [[struck, clear.plays]] : []));
  expect(counted.length).toBeGreaterThan(1);
  for (const counts of counted) expect(counts).toEqual([2, 2]);
});

it('one play of a task is selected', async () => {
  const tasks = (await all(store.read('selections'))).map(({ task }) => task);
  expect(tasks.length).toBeGreaterThan(3);
  expect(new Set(tasks).size).toBe(tasks.length);
});
