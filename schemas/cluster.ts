// A group of specs that do alike things.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const clusterSchema = z.strictObject({
  ...recordFields,
  label: z.string().describe('the terms that tell this group from the others'),
  members: z.array(z.string()).describe('spec ids, nearest to the centre first'),
  exemplars: z
    .array(z.string())
    .describe('the members that stand for the group; of near-duplicates the best version alone'),
  duplicates: z
    .array(z.array(z.string()))
    .describe('groups of members that are near-duplicates of each other, the best version first'),
  cohesion: z.number().describe('mean cosine of the members with the centre'),
  centre: z.string().describe('base64 of little-endian Float32, L2-normalised'),
});
export type Cluster = z.infer<typeof clusterSchema>;
