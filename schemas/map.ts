// Real and grown tools as points on one plane: near ones do alike things.
import { z } from 'zod';
import { recordFields } from './record.ts';

const mapPointSchema = z.strictObject({
  of: z.string().describe('id of the spec or tool'),
  kind: z.enum(['spec', 'tool']),
  name: z.string(),
  group: z.string().describe('label of the cluster of a spec, category of a tool'),
  x: z.number(),
  y: z.number(),
});
export type MapPoint = z.infer<typeof mapPointSchema>;

const share = z.number().min(0).max(1);

/** What the grown tools of a run are, in numbers. */
const growthSchema = z.strictObject({
  tools: z.int(),
  worlds: z.int(),
  categories: z.int(),
  domains: z.int(),
  writes: share.describe('share of the tools that write'),
  nested: share.describe('share with an object or a list in input or output, beyond the outermost'),
  parameters: z.strictObject({ mean: z.number(), most: z.int() }),
  alike: z
    .strictObject({ above085: share, above092: share })
    .describe('share of the tools whose nearest other lies above that cosine'),
});
export type Growth = z.infer<typeof growthSchema>;

export const mapSchema = z.strictObject({
  ...recordFields,
  points: z.array(mapPointSchema),
  growth: growthSchema.optional().describe('where tools were grown'),
});
