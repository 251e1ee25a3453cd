// What the page is told about worlds: rows of the list, and one world in full.
import { z } from 'zod';
import { toolSchema } from '../../schemas/tool.ts';
import { worldSchema } from '../../schemas/world.ts';

const count = z.int().nonnegative();

export const worldRowSchema = z.strictObject({
  ...worldSchema.pick({ id: true, name: true, title: true, path: true, summary: true }).shape,
  origin: z.enum(['grown', 'inferred']),
  tables: count,
  rows: count,
  tools: count,
  policies: count,
  evolution: count.describe('steps beyond the first draft'),
  accepted: count.describe('generated calls of its tools that succeeded'),
  refused: count.describe('those that gave a typed error'),
  dropped: count.describe('tools that did not work'),
});
export type WorldRow = z.infer<typeof worldRowSchema>;

export const worldDetailSchema = z.strictObject({
  world: worldSchema,
  tools: z.array(
    toolSchema.pick({
      ...{ id: true, name: true, description: true, effect: true, operation: true },
      ...{ inputSchema: true, samples: true, references: true, validation: true },
    }),
  ),
});
export type WorldDetail = z.infer<typeof worldDetailSchema>;
