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

const liveSeedsSchema = z.strictObject({
  filesystem: z.record(z.string(), filesSchema),
  memory: z.record(z.string(), graphSchema),
});
export type LiveSeeds = z.infer<typeof liveSeedsSchema>;

export const readLiveSeeds = (): Promise<LiveSeeds> => readSeed('live.yaml', liveSeedsSchema);
