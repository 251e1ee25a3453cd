// What live servers find in their directories: for each server named contents, from data/seeds/live.yaml.
import { z } from 'zod';
import { readSeed } from '../seeds.ts';

const filesSchema = z.strictObject({ title: z.string(), files: z.record(z.string(), z.string()) });
const graphSchema = z.strictObject({
  title: z.string(),
  entities: z.array(
    z.strictObject({ name: z.string(), entityType: z.string(), observations: z.array(z.string()) }),
  ),
  relations: z.array(z.strictObject({ from: z.string(), to: z.string(), relationType: z.string() })),
});

const commitSchema = z.strictObject({
  message: z.string(),
  author: z.string(),
  date: z.iso.datetime(),
  files: z.record(z.string(), z.string()),
});
const repositorySchema = z.strictObject({
  title: z.string(),
  commits: z.array(commitSchema).min(1).describe('of the branch main'),
  branches: z.record(z.string(), z.array(commitSchema)).describe('from the last commit of main'),
  uncommitted: z.record(z.string(), z.string()),
});
const requestsSchema = z.strictObject({
  title: z.string(),
  requests: z.array(
    z.strictObject({
      requestId: z.string(),
      originalRequest: z.string(),
      splitDetails: z.string(),
      tasks: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          description: z.string(),
          done: z.boolean(),
          approved: z.boolean(),
          completedDetails: z.string(),
        }),
      ),
      completed: z.boolean(),
    }),
  ),
});
const placesSchema = z.strictObject({
  title: z.string(),
  clock: z.iso.datetime(),
  places: z.array(z.strictObject({ city: z.string(), zone: z.string(), who: z.string() })).min(3),
});

const liveSeedsSchema = z.strictObject({
  filesystem: z.record(z.string(), filesSchema),
  memory: z.record(z.string(), graphSchema),
  git: z.record(z.string(), repositorySchema),
  taskmanager: z.record(z.string(), requestsSchema),
  time: z.record(z.string(), placesSchema),
});
export type LiveSeeds = z.infer<typeof liveSeedsSchema>;

export const readLiveSeeds = (): Promise<LiveSeeds> => readSeed('live.yaml', liveSeedsSchema);
