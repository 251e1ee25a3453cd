// Real and grown tools as points on one plane: near ones do alike things.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const mapPointSchema = z.strictObject({
  of: z.string().describe('id of the spec or tool'),
  kind: z.enum(['spec', 'tool']),
  name: z.string(),
  group: z.string().describe('label of the cluster of a spec, category of a tool'),
  x: z.number(),
  y: z.number(),
});
export type MapPoint = z.infer<typeof mapPointSchema>;

export const mapSchema = z.strictObject({ ...recordFields, points: z.array(mapPointSchema) });
