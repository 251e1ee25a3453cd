// Run: one directory, one frozen config, one seed. Another config is another run.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Frozen, frozenSchema, identityOf } from './config.ts';
import { messageOf, UsageError } from './errors.ts';
import { openFileStore, readFileStore } from './file-store.ts';
import { writeWhole } from './files/whole-file.ts';
import { canonicalJson } from './hash.ts';
import type { Reader, Store } from './store.ts';

/** Where a run keeps its committed units. */
const unitsFolder = 'units';

export const runFile = 'run.json';
export const ledgerFile = 'ledger.jsonl';
export const traceFile = 'traces.jsonl';
export const countsFile = 'counts.jsonl';
export const journalFolder = 'journal';

/**
 * Creates the run, or opens it when it was made with this config; what may change while a run goes on is
 * taken over. The store is locked for writing until disposed.
 */
export async function openRunStore(directory: string, frozen: Frozen): Promise<Store> {
  const known = await frozenConfigOf(directory);
  const [before, now] = [identityOf(known?.config ?? frozen.config), identityOf(frozen.config)];
  if (canonicalJson(before) !== canonicalJson(now)) {
    const changed = differingKeys(before, now).join(', ');
    throw new UsageError(
      `${directory} was made with another config (it differs in ${changed}); ` +
        `go on with \`toolloom run --run ${directory}\` alone, or name a new directory with --run`,
    );
  }
  const store = await openFileStore(join(directory, unitsFolder));
  if (canonicalJson(known?.config) !== canonicalJson(frozen.config))
    await writeWhole(join(directory, runFile), `${JSON.stringify(frozen, null, 2)}\n`);
  return store;
}

export async function readRunStore(directory: string): Promise<Reader & AsyncDisposable> {
  if ((await frozenConfigOf(directory)) === undefined)
    throw new UsageError(`${directory} is no run: it holds no ${runFile}`);
  return readFileStore(join(directory, unitsFolder));
}

export async function frozenConfigOf(directory: string): Promise<Frozen | undefined> {
  const path = join(directory, runFile);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // node:fs errors carry a code
    throw error;
  }
  try {
    return frozenSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(
      `${path} cannot be read (${messageOf(cause).split('\n')[0]}); restore it, or start another run with --run`,
      { cause },
    );
  }
}

function differingKeys(a: object, b: object, prefix = ''): string[] {
  const members = (value: unknown): Record<string, unknown> | undefined =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  const [left, right] = [members(a) ?? {}, members(b) ?? {}];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
    if (canonicalJson(left[key]) === canonicalJson(right[key])) return [];
    const [from, to] = [members(left[key]), members(right[key])];
    return from && to ? differingKeys(from, to, `${prefix}${key}.`) : [`${prefix}${key}`];
  });
}
