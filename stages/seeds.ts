// Reads what travels with toolloom under data/seeds/: written by hand, validated on reading.
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';

/**
 * The package's root: the nearest folder above this file that holds the seeds, from source and from dist
 * alike.
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    try {
      readFileSync(join(folder, 'data', 'seeds', 'lexicon.yaml'));
      return folder;
    } catch {
      folder = dirname(folder);
    }
  }
  throw new BugError('data/seeds is missing from the package');
}

/** Seeds read so far: they do not change while a process runs, and YAML is slow to parse. */
const seeds = new Map<string, Promise<unknown>>();

export function readSeed<Value>(name: string, schema: z.ZodType<Value>): Promise<Value> {
  const known = seeds.get(name) ?? parseSeed(name, schema);
  seeds.set(name, known);
  return known as Promise<Value>; // a seed is always read with the schema of its own kind
}

async function parseSeed<Value>(name: string, schema: z.ZodType<Value>): Promise<Value> {
  const parsed = schema.safeParse(await seedAt(name));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BugError(`data/seeds/${name}: ${issue?.path.join('.')}: ${issue?.message}`);
}

/** The build puts each seed beside the bundle as JSON, which takes a fiftieth of the time. Scripts of bench/ have none. */
const built = new URL('./seeds/', import.meta.url);
const isBuilt = existsSync(built);

async function seedAt(name: string): Promise<unknown> {
  if (isBuilt) return JSON.parse(await readFile(new URL(`${name}.json`, built), 'utf8'));
  return parse(await readFile(join(packageRoot(), 'data', 'seeds', name), 'utf8'));
}

export async function seedNames(folder: string): Promise<string[]> {
  const names = await readdir(join(packageRoot(), 'data', 'seeds', folder));
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
