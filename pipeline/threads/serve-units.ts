// The inside of a thread that works on units.
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { RunServices } from '../context.ts';
import type { Perform } from '../executor.ts';
import { noJournal } from '../models/journal/journal.ts';
import type { Model } from '../models/model.ts';
import { performer } from '../run/perform.ts';
import { unitsFolder } from '../run.ts';
import type { AnyStage } from '../stage.ts';
import { readFileStore } from '../store/file-store.ts';
import type { Reader } from '../store.ts';
import { carried } from './carried-error.ts';
import { carriedSpan } from './carried-spans.ts';
import type { FromThread, ThreadSetup, ToThread } from './messages.ts';

interface Serving {
  readonly setup: ThreadSetup;
  readonly stages: readonly AnyStage[];
  offlineModel(): Promise<Model>;
}

/** Answers messages until it is told to end. */
export function serveUnits(port: MessagePort, { setup, stages, offlineModel }: Serving): void {
  const send = (message: FromThread): void => port.postMessage(message);
  const quit = new AbortController();
  const reports = {
    log: (event) => send({ kind: 'log', event }),
    counts: { add: (stage, what) => send({ kind: 'count', stage, what }) },
    span: carriedSpan(send),
  } satisfies Pick<RunServices, 'log' | 'counts' | 'span'>;
  const offline = offlineModel();
  const open = async (store: Reader): Promise<Perform> =>
    performer(stages, setup.config, {
      ...reports,
      directory: setup.directory,
      seed: setup.config.seed,
      store,
      signal: quit.signal,
      journal: noJournal,
      embedder: await offline,
      bindingOf: () => ({ kind: 'procedure' }),
    });
  const performIn = perStage(join(setup.directory, unitsFolder), open);
  port.on('message', async (message: ToThread) => {
    if (message.kind !== 'work') {
      quit.abort();
      if (message.kind === 'end') port.close();
      return;
    }
    const { number, stage, unit } = message;
    try {
      const perform = await performIn(stage);
      const outcome = await perform(stage, unit);
      if ('committed' in outcome) send({ kind: 'made', number, committed: outcome.committed });
      else send({ kind: 'failed', number, error: carried(outcome.error.cause) });
    } catch (error) {
      send({ kind: 'failed', number, error: carried(error) });
    }
  });
}

/** A store that is read for a stage holds all that was committed before that stage began, so each stage opens it anew. */
function perStage(units: string, open: (store: Reader) => Promise<Perform>) {
  let current: { readonly stage: string; readonly perform: Promise<Perform> } | undefined;
  let reader: (Reader & AsyncDisposable) | undefined;
  const openFor = async (): Promise<Perform> => {
    await reader?.[Symbol.asyncDispose]();
    reader = await readFileStore(units);
    return await open(reader);
  };
  return (stage: string): Promise<Perform> => {
    if (current?.stage !== stage) current = { stage, perform: openFor() };
    return current.perform;
  };
}
