// Whether the dataset files of a run are still what the export wrote.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collections } from '../../schemas/index.ts';
import type { Store, StoreNotes } from '../store.ts';
import { sealOf } from './seal.ts';

type Dataset = Collections['datasets'];

/**
 * Owes the units again whose files are missing or were changed, and returns a message for each such file. A
 * changed file keeps its content under another name.
 */
export async function oweLostDatasets(store: Store, directory: string): Promise<readonly string[]> {
  const messages: string[] = [];
  const units = new Map<string, Set<string>>();
  for await (const dataset of store.read('datasets')) {
    const message = await lossOf(dataset, directory, store.notes);
    if (message === undefined) continue;
    messages.push(message);
    const { stage, unit } = dataset.provenance;
    units.set(stage, (units.get(stage) ?? new Set()).add(unit));
  }
  for (const [stage, lost] of units) await store.withdraw(stage, [...lost]);
  return messages;
}

async function lossOf(
  { path, bytes, sha256 }: Dataset,
  directory: string,
  notes: StoreNotes | undefined,
): Promise<string | undefined> {
  const file = join(directory, path);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!found) return `${file} is missing; it is written again`;
  const sum = `${sealOf(file)} ${sha256}`;
  if (found.size === bytes && notes?.get(`sum of ${path}`) === sum) return undefined;
  if (found.size === bytes && (await sha256Of(file)) === sha256) {
    notes?.set(`sum of ${path}`, sum);
    return undefined;
  }
  await rename(file, `${file}.changed`);
  const kept = `the changed file is kept as ${file}.changed`;
  return `${file} was changed after the export; it is written again, and ${kept}`;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer); // no encoding was set
  return hash.digest('hex');
}
