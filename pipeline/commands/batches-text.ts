// The batches of a run that were with their providers when last seen, as `status` shows them.
import type { KnownBatch } from '../models/batch/batch-log.ts';

/** Empty where there are none; otherwise ends with a line end. */
export function batchesText(batches: readonly KnownBatch[]): string {
  const lines = batches.map(({ model, size, at, worst, id }) => {
    const named = id === undefined ? '' : ` (${id})`;
    const reserved = worst > 0 ? `; at most $${worst.toFixed(4)} is reserved for it` : '';
    return `A batch of ${size} calls of model ${model}${named} is with the provider since ${at}${reserved}\n`;
  });
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}

/** For programs. */
export const batchRows = (batches: readonly KnownBatch[]): object[] =>
  batches.map(({ model, size, at, worst, id }) => ({
    model,
    calls: size,
    since: at,
    reserved: worst,
    ...(id === undefined ? {} : { id }),
  }));
