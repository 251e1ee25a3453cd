// The one list of what toolloom makes. Store, command line, docs and types derive from it.
import type { z } from 'zod';
import { agentSchema } from './agent.ts';
import { applicationSchema } from './application.ts';
import { benchmarkSchema } from './benchmark.ts';
import { calibrationSchema } from './calibration.ts';
import { clusterSchema } from './cluster.ts';
import { datasetSchema } from './dataset.ts';
import { documentSchema } from './document.ts';
import { editSchema } from './edit.ts';
import { judgementSchema } from './judgement.ts';
import { librarySchema } from './library.ts';
import { mapSchema } from './map.ts';
import { outcomeSchema } from './outcome.ts';
import { pairSchema } from './pair.ts';
import { programSchema } from './program.ts';
import { questionSchema } from './question.ts';
import { repositorySchema } from './repository.ts';
import { selectionSchema } from './selection.ts';
import { simulationSchema } from './simulation.ts';
import { specSchema } from './spec.ts';
import { taskSchema } from './task.ts';
import { toolSchema } from './tool.ts';
import { trajectorySchema } from './trajectory.ts';
import { vectorSchema } from './vector.ts';
import { worldSchema } from './world.ts';

export const collections = {
  repositories: repositorySchema,
  specs: specSchema,
  vectors: vectorSchema,
  clusters: clusterSchema,
  applications: applicationSchema,
  benchmarks: benchmarkSchema,
  questions: questionSchema,
  worlds: worldSchema,
  tools: toolSchema,
  maps: mapSchema,
  libraries: librarySchema,
  documents: documentSchema,
  programs: programSchema,
  simulations: simulationSchema,
  agents: agentSchema,
  tasks: taskSchema,
  trajectories: trajectorySchema,
  judgements: judgementSchema,
  outcomes: outcomeSchema,
  selections: selectionSchema,
  pairs: pairSchema,
  calibrations: calibrationSchema,
  edits: editSchema,
  datasets: datasetSchema,
} as const;

export type CollectionName = keyof typeof collections;
export type Collections = { [C in CollectionName]: z.infer<(typeof collections)[C]> };

/**
 * What `status` counts the records of a collection by: paths to a text, or to a share from 0 to 1. Only for
 * collections whose records are small.
 */
export const breakdowns: { readonly [C in CollectionName]?: readonly string[] } = {
  specs: [
    'source.origin',
    'source.repository',
    'source.language',
    'source.sdk',
    'source.licence',
    'descriptionLanguage',
    'quality.score',
  ],
  applications: ['path.0'],
};

/** Members by which the records of a collection are counted together, so that their sums need no record. */
export const groupings: { readonly [C in CollectionName]?: readonly string[] } = {
  outcomes: ['kind', 'plays', 'accepted', 'clear'],
};
