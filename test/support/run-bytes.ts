// Everything that a run promises byte by byte: the records as `cat` prints them, and the exported files.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRunStore } from '../../pipeline/run.ts';
import type { Reader } from '../../pipeline/store.ts';
import { type CollectionName, collections } from '../../schemas/index.ts';

export type RunBytes = Record<string, string>;

/** A SHA-256 for each collection and each exported file of the run in a directory. */
export async function runBytes(run: string): Promise<RunBytes> {
  const hashes: RunBytes = {};
  await using store = await readRunStore(run);
  for (const name of Object.keys(collections) as CollectionName[]) // Object.keys forgets key types
    hashes[name] = await hashOfLines(store.read(name));
  hashes.rejects = await hashOfLines(store.rejects());
  const datasets = join(run, 'datasets');
  for (const file of readdirSync(datasets, { recursive: true, encoding: 'utf8' }))
    if (/\.(jsonl|md)$/.test(file)) hashes[file] = sha256(readFileSync(join(datasets, file)));
  return hashes;
}

async function hashOfLines(records: ReturnType<Reader['rejects'] | Reader['read']>): Promise<string> {
  const hash = createHash('sha256');
  for await (const record of records) hash.update(`${JSON.stringify(record)}\n`);
  return hash.digest('hex');
}

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
