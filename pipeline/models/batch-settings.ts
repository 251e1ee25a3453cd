// What a config says about batches of a model: how many calls one holds, and how long it waits for more.
import { z } from 'zod';

const batchSettingsSchema = z.strictObject({
  size: z
    .int()
    .positive()
    .max(8192)
    .default(200)
    .describe('a batch is sent once it holds so many calls; as many units wait at once'),
  wait: z
    .number()
    .positive()
    .max(3600)
    .default(10)
    .describe('seconds without another call, after which a smaller batch is sent'),
});
export type BatchSettings = z.infer<typeof batchSettingsSchema>;

export const batchSchema = z.union([z.boolean(), batchSettingsSchema]);

/** Undefined for a model whose calls go out one by one. */
export function batchSettingsFrom(batch: z.infer<typeof batchSchema> | undefined): BatchSettings | undefined {
  if (batch === undefined || batch === false) return undefined;
  return batch === true ? batchSettingsSchema.parse({}) : batch;
}
