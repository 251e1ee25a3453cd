// Composition root of a thread that works on units (threads/spread.ts). It reads the run's store and never writes
// it; what it makes and reports goes to the main thread.
import { parentPort, workerData } from 'node:worker_threads';
import { stages } from '../stages/index.ts';
import { readSeed } from '../stages/seeds.ts';
import { BugError } from './errors.ts';
import { frequencySchema, offlineModel } from './models/offline.ts';
import { serveUnits } from './threads/serve-units.ts';

if (!parentPort) throw new BugError('this module is the beginning of a thread');
serveUnits(parentPort, {
  setup: workerData,
  stages,
  offlineModel: async () => offlineModel(await readSeed('document-frequency.yaml', frequencySchema)),
});
