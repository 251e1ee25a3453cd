// calibrate: measures the judge. It plants subtle defects and harmless changes in accepted plays and counts how
// often the judge errs. One unit is one play with the changes of one sort, common or rare. The command of this name
// runs it; no other run does.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { defineStage } from '../pipeline/stage.ts';
import { calibratePlay } from './calibrate/calibrate-play.ts';
import { settingOf } from './faces/setting.ts';
import { isSimulated } from './simulations/simulation.ts';

export const calibrate = defineStage({
  name: 'calibrate',
  summary: 'plant defects in accepted plays and count how often the judge errs',
  writes: ['calibrations'],
  reads: ['judgements'],
  whole: false,
  options: () =>
    z.strictObject({
      plays: z.int().positive().default(60).describe('how many accepted plays'),
      rare: z
        .int()
        .positive()
        .default(60)
        .describe('in how many accepted plays changes are planted that few plays have a place for'),
      changes: z.int().positive().default(1000).describe('most changes of each sort planted in one play'),
      threshold: z.number().min(0).max(1).default(0.8).describe('the threshold of the judge'),
    }),
  async *units(store, { plays, rare }) {
    // Judged once each; IDs are content hashes, so the lowest ones are a uniform sample.
    const accepted: string[] = [];
    for await (const { trajectory } of store.read('judgements')) accepted.push(trajectory);
    accepted.sort();
    for (const id of accepted.slice(0, plays)) yield { id, input: { id, rare: false } };
    for (const id of accepted.slice(0, rare)) yield { id: `rare/${id}`, input: { id, rare: true } };
  },
  async work({ id, rare }, { store, options, ask, random, signal }) {
    const trajectory = await store.get('trajectories', id);
    const shown = await settingOf(trajectory, store);
    if (isSimulated(shown.agent)) {
      const detail = 'a model simulates the tools, so other calls in it have no known results';
      return { records: {}, rejects: [{ reason: 'not reproducible', detail }] };
    }
    const { changes: mostChanges, threshold } = options;
    const planted = await calibratePlay(
      { trajectory, shown, store, signal },
      { ask, random, signal, options: { threshold }, mostChanges, rare },
    );
    if (!planted) {
      const detail = 'the calls of the play give other results when they are made again';
      return { records: {}, rejects: [{ reason: 'not reproducible', detail }] };
    }
    return { records: { calibrations: [withId({ from: [id], trajectory: id, planted })] }, rejects: [] };
  },
});
