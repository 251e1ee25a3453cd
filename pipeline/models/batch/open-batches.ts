// Opens the batches of a run: those of models that the config sends in batches, and those that were sent before.
import { existsSync } from 'node:fs';
import type { Log } from '../../log.ts';
import type { Ledger } from '../../money/ledger-contract.ts';
import type { ResolvedSettings } from '../settings.ts';
import { openBatchAPI } from './batch-api.ts';
import { type BatchLog, openBatchLog } from './batch-log.ts';
import { Batches } from './batches.ts';

interface OpenBatchesOptions {
  /** The file that tells of them. */
  readonly path: string;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly drain: AbortSignal;
  readonly redact: (text: string) => string;
}

interface OpenBatches {
  /** Undefined for a model whose calls go out one by one. */
  of(model: string): Batches | undefined;
  close(): Promise<void>;
}

export async function openBatches(
  settings: ReadonlyMap<string, ResolvedSettings>,
  options: OpenBatchesOptions,
): Promise<OpenBatches> {
  const { path, ledger } = options;
  const isWanted = [...settings.values()].some(({ batch }) => batch !== undefined);
  const batchLog = isWanted || existsSync(path) ? await openBatchLog(path) : undefined;
  const sent = new Set([...(batchLog?.batches.values() ?? [])].map(({ model }) => model));
  const all = new Map<string, Batches>();
  for (const [name, one] of settings)
    if (batchLog && (one.batch !== undefined || sent.has(name)))
      all.set(name, batchesOf(name, one, { ...options, batchLog }));
  await ledger.releaseRest();
  return {
    of: (model) => all.get(model),
    async close() {
      await Promise.all([...all.values()].map((batches) => batches.close()));
      await batchLog?.close();
    },
  };
}

/** Batches go to the first endpoint with the first key: another account would not know them. */
function batchesOf(
  name: string,
  settings: ResolvedSettings,
  { batchLog, ledger, log, drain, redact }: OpenBatchesOptions & { readonly batchLog: BatchLog },
): Batches {
  const [baseURL = ''] = settings.baseURLs;
  const [key] = settings.keys;
  const { headers } = settings;
  let last = '[]';
  return new Batches({
    ...{ name, settings, ledger, drain, log: batchLog },
    openAPI: (signal) => openBatchAPI({ baseURL, key, headers, redact, signal }),
    onChange(out) {
      const now = JSON.stringify(out.map(({ file }) => file));
      if (now === last) return;
      last = now;
      const calls = out.reduce((sum, { size }) => sum + size, 0);
      const [since] = out.map(({ at }) => at).sort();
      log({ event: 'batches', model: name, batches: out.length, calls, ...(since ? { since } : {}) });
    },
    note: (message) => log({ event: 'note', message }),
  });
}
