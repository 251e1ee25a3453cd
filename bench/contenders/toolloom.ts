// The whole stack of toolloom: context, role, journal, ledger, trace, admission, attempts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextFor } from '../../pipeline/context.ts';
import { noCounts } from '../../pipeline/counts.ts';
import { BugError } from '../../pipeline/errors.ts';
import { silentLog } from '../../pipeline/log.ts';
import { openJournal } from '../../pipeline/models/journal/file-journal.ts';
import { openModels } from '../../pipeline/models/open-models.ts';
import { modelSettingsSchema } from '../../pipeline/models/settings.ts';
import { openLedger } from '../../pipeline/money/ledger.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { openTrace, type Trace, within } from '../../pipeline/trace.ts';
import type { Message } from '../../schemas/message.ts';
import { agent } from '../../stages/simulate/agent.ts';
import { type OpenContender, tools } from './contender.ts';

type Services = Parameters<typeof contextFor>[0];

export const openToolloom: OpenContender = async (baseURL, inFlight) => {
  const directory = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));
  const ledger = await openLedger({ path: join(directory, 'ledger.jsonl'), budget: undefined });
  const path = join(directory, 'traces.jsonl');
  const trace = await openTrace({ path, otlp: undefined, note() {}, redact: (text) => text });
  const journal = await openJournal(join(directory, 'journal'));
  const price = { input: 1, output: 2 };
  const settings = modelSettingsSchema.parse({ baseURL, model: 'bench', concurrency: inFlight, price });
  const signal = new AbortController().signal;
  const opened = await openModels(
    { bench: settings },
    { ledger, log: silentLog, span: trace.root, drain: signal, secrets: ['sk-not-a-real-key'] },
  );
  const model = opened.models.get('bench');
  if (!model) throw new BugError('the model of the benchmark was not opened');
  const services: Services = {
    directory,
    seed: 1,
    store: memoryStore(),
    log: silentLog,
    signal,
    journal,
    counts: noCounts,
    embedder: model,
    span: trace.root,
    bindingOf: () => ({ kind: 'model', model }),
  };
  return {
    dialogue: (unit, messages, next) => converse(services, trace, { unit, messages, next }),
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
      await trace[Symbol.asyncDispose]();
      await journal[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

interface Dialogue {
  readonly unit: string;
  readonly messages: Message[];
  readonly next: (messages: Message[]) => boolean;
}

async function converse(services: Services, trace: Trace, { unit, messages, next }: Dialogue): Promise<void> {
  const span = trace.root.child('bench', { 'toolloom.unit': unit });
  await within(span, async () => {
    const { context } = contextFor(services, { address: { stage: 'bench', unit }, options: {}, span });
    const truth = { task: undefined as never, script: () => undefined as never }; // a model never sees it
    do {
      const { content, toolCalls } = await context.ask(agent, { messages, tools }, truth);
      const calls = toolCalls.map((call) => ({ id: 'call_0', ...call }));
      messages.push({ role: 'assistant', content, ...(calls.length > 0 ? { toolCalls: calls } : {}) });
    } while (next(messages));
  });
}
