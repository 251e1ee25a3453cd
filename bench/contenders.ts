// Who takes part: toolloom's whole stack (context, role, journal, ledger, trace, admission, attempts), a bare
// loop on the openai package, and bare undici. Each is given dialogues and sends them.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { Agent } from 'undici';
import { contextFor } from '../pipeline/context.ts';
import { noCounts } from '../pipeline/counts.ts';
import { silentLog } from '../pipeline/log.ts';
import { memoryStore } from '../pipeline/memory-store.ts';
import { openJournal } from '../pipeline/models/journal/lmdb-journal.ts';
import { openModels } from '../pipeline/models/open-models.ts';
import { modelSettingsSchema } from '../pipeline/models/settings.ts';
import { openLedger } from '../pipeline/money/ledger.ts';
import { openTrace, within } from '../pipeline/trace.ts';
import type { Message } from '../schemas/message.ts';
import { agent } from '../stages/simulate/agent.ts';

export interface Contender extends AsyncDisposable {
  /** One dialogue: `next` adds to the messages and says whether to go on. */
  dialogue(unit: string, messages: Message[], next: (messages: Message[]) => boolean): Promise<void>;
}

export const tools = [
  {
    name: 'look_up',
    description: 'Looks a row up by its key. Use it when the key is known.',
    inputSchema: { type: 'object', properties: { key: { type: 'string' } }, required: ['key'] },
  },
];
const wireTools = tools.map(({ name, description, inputSchema }) => ({
  type: 'function' as const,
  function: { name, description, parameters: inputSchema },
}));

/** Our messages as a hand-written loop would hold them. */
const wire = (message: Message): OpenAI.ChatCompletionMessageParam =>
  (message.role === 'tool'
    ? { role: 'tool', content: message.content, tool_call_id: message.toolCallId ?? '' }
    : message.toolCalls
      ? {
          role: 'assistant',
          content: null,
          tool_calls: message.toolCalls.map((call) => ({
            id: call.id,
            type: 'function',
            function: { name: call.name, arguments: JSON.stringify(call.arguments) },
          })),
        }
      : { role: message.role, content: message.content }) as OpenAI.ChatCompletionMessageParam; // one of its members, by role

/** Keeps the wire form of a dialogue beside it, as the messages come. */
function growing<Item>(messages: readonly Message[], form: (message: Message) => Item): () => Item[] {
  const items: Item[] = [];
  return () => {
    while (items.length < messages.length) items.push(form(messages[items.length] as Message));
    return items;
  };
}

export const contenders: Record<string, (baseURL: string, inFlight: number) => Promise<Contender>> = {
  async toolloom(baseURL, inFlight) {
    const directory = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));
    const ledger = await openLedger({ path: join(directory, 'ledger.jsonl'), budget: undefined });
    const trace = await openTrace({
      path: join(directory, 'traces.jsonl'),
      otlp: undefined,
      redact: (text) => text,
    });
    const journal = await openJournal(join(directory, 'journal'));
    const settings = modelSettingsSchema.parse({
      baseURL,
      model: 'bench',
      concurrency: inFlight,
      price: { input: 1, output: 2 },
    });
    const signal = new AbortController().signal;
    const opened = await openModels(
      { bench: settings },
      { ledger, log: silentLog, span: trace.root, drain: signal, secrets: ['sk-not-a-real-key'] },
    );
    const model = opened.models.get('bench');
    if (!model) throw new Error('no model');
    const services = {
      directory,
      seed: 1,
      store: memoryStore(),
      log: silentLog,
      signal,
      journal,
      counts: noCounts,
      embedder: model,
      span: trace.root,
      bindingOf: () => ({ kind: 'model', model }) as const,
    };
    return {
      async dialogue(unit, messages, next) {
        const span = trace.root.child('bench', { 'toolloom.unit': unit });
        await within(span, async () => {
          const { context } = contextFor(services, {
            address: { stage: 'bench', unit },
            options: {},
            span,
          });
          const truth = { task: undefined as never, script: () => undefined as never };
          do {
            const { content, toolCalls } = await context.ask(agent, { messages, tools }, truth);
            messages.push({
              role: 'assistant',
              content,
              ...(toolCalls.length > 0
                ? { toolCalls: toolCalls.map((call) => ({ id: 'call_0', ...call })) }
                : {}),
            });
          } while (next(messages));
        });
      },
      async [Symbol.asyncDispose]() {
        await opened[Symbol.asyncDispose]();
        await ledger[Symbol.asyncDispose]();
        await trace[Symbol.asyncDispose]();
        await journal[Symbol.asyncDispose]();
        await rm(directory, { recursive: true, force: true });
      },
    };
  },

  async openai(baseURL) {
    const openai = new OpenAI({ baseURL, apiKey: 'none' });
    return {
      async dialogue(_, messages, next) {
        const wired = growing(messages, wire);
        do {
          const { choices } = await openai.chat.completions.create({
            model: 'bench',
            messages: wired(),
            tools: wireTools,
          });
          pushReply(messages, choices[0]?.message as WireMessage | undefined);
        } while (next(messages));
      },
      async [Symbol.asyncDispose]() {},
    };
  },

  /** The floor: each message is serialised once, one buffer is sent. */
  async undici(baseURL, inFlight) {
    const agent = new Agent({ connections: inFlight, pipelining: 1 });
    const { origin, pathname } = new URL(`${baseURL}/chat/completions`);
    const head = Buffer.from(`{"model":"bench","tools":${JSON.stringify(wireTools)},"messages":[`);
    const comma = Buffer.from(',');
    const end = Buffer.from(']}');
    return {
      async dialogue(_, messages, next) {
        const parts = growing(messages, (message) => Buffer.from(JSON.stringify(wire(message))));
        do {
          const body = Buffer.concat([
            head,
            ...parts().flatMap((part, at) => (at === 0 ? [part] : [comma, part])),
            end,
          ]);
          const answer = await agent.request({
            origin,
            path: pathname,
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
          });
          const { choices } = (await answer.body.json()) as { choices: { message: WireMessage }[] };
          pushReply(messages, choices[0]?.message);
        } while (next(messages));
      },
      [Symbol.asyncDispose]: () => agent.destroy(),
    };
  },
};

interface WireMessage {
  content: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

function pushReply(messages: Message[], message: WireMessage | undefined): void {
  if (!message) throw new Error('no message');
  const calls = message.tool_calls?.map((call) => ({
    id: call.id,
    name: call.function.name,
    arguments: JSON.parse(call.function.arguments) as Record<string, never>,
  }));
  messages.push({
    role: 'assistant',
    content: message.content ?? '',
    ...(calls ? { toolCalls: calls } : {}),
  });
}
