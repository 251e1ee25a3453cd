// What the page is told about the map of tools.
import { z } from 'zod';
import { mapSchema } from '../../schemas/map.ts';

const indexes = z.array(z.int().nonnegative());

export const mapViewSchema = z.strictObject({
  ids: z.array(z.string()),
  names: z.array(z.string()),
  x: z.array(z.number()),
  y: z.array(z.number()),
  groups: z.array(z.string()).describe('categories of tools and labels of clusters, the largest first'),
  group: indexes.describe('for each point the place of its group in `groups`'),
  origins: z.array(z.string()),
  origin: indexes.describe('for each point the place of its origin in `origins`'),
  growth: mapSchema.shape.growth,
});
export type MapView = z.infer<typeof mapViewSchema>;
