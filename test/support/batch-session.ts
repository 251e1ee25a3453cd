// A process that sends batches, as far as they are concerned: models, ledger, journal, and the file of batches in one
// directory. A copy of the directory is what a kill at that moment would leave behind.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Event } from '../../pipeline/log.ts';
import { openJournal } from '../../pipeline/models/journal/file-journal.ts';
import { journaled } from '../../pipeline/models/journal/journaled.ts';
import type { CallContext } from '../../pipeline/models/model.ts';
import { openModels } from '../../pipeline/models/open-models.ts';
import { modelSettingsSchema } from '../../pipeline/models/settings.ts';
import { openLedger } from '../../pipeline/money/ledger.ts';
import { askModel } from '../../pipeline/role.ts';
import { noSpan } from '../../pipeline/trace.ts';
import type { BatchService } from './batch-service.ts';
import { testCall } from './call.ts';
import { role } from './endpoint-role.ts';
import { tempDir } from './temp-dir.ts';

interface SessionOptions {
  readonly service: BatchService;
  readonly directory: string;
  /** Of the model `m`. */
  readonly settings?: object;
  readonly budget?: number;
}

export async function batchSession({ service, directory, settings = {}, budget }: SessionOptions) {
  const events: Event[] = [];
  const drain = new AbortController();
  const ledger = await openLedger({ path: join(directory, 'ledger.jsonl'), budget });
  const journal = await openJournal(join(directory, 'journal'));
  const own = {
    model: 'test-model',
    baseURL: service.url,
    price: { input: 1, output: 2 },
    parameters: { max_tokens: 100 },
    batch: { size: 3, wait: 0.2 },
    ...settings,
  };
  const opened = await openModels(
    { m: modelSettingsSchema.parse(own) },
    {
      ledger,
      span: noSpan,
      log: (event) => events.push(event),
      drain: drain.signal,
      secrets: [],
      batches: join(directory, 'batches.jsonl'),
    },
  );
  return {
    ledger,
    events,
    drain,
    /** Each call by a unit of its own, which is named by what it asks. */
    ask(input: string, more: Partial<CallContext> = {}) {
      const found = opened.models.get('m');
      if (!found) throw new Error('no model m');
      const model = journaled(found, { journal, unit: input });
      return askModel(role, input, { model, call: testCall({ unit: input, ...more }) });
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
      await journal[Symbol.asyncDispose]();
    },
  };
}

/** What a kill would leave behind now. */
export async function killedCopy(directory: string) {
  const copy = await tempDir();
  await cp(directory, copy.path, { recursive: true });
  return copy;
}
