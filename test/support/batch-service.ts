// A provider on 127.0.0.1 that takes batches as OpenAI does: files by multipart upload, batches, files of results. It
// answers single calls too, keeps the bill of both, and misbehaves as it is told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { completionOf, type Said, send, type WireRequest } from './endpoint.ts';

interface StoredBatch {
  readonly id: string;
  readonly file: string;
  readonly metadata: unknown;
  status: string;
  looks: number;
  output?: string;
  failed?: string;
}

interface BatchLine {
  readonly custom_id: string;
  readonly url: string;
  readonly body: WireRequest;
}

/** What happens to a call of a batch, if it is not answered. */
export type LineFate =
  | 'missing'
  | 'expired'
  | 'garbled'
  | { readonly status: number; readonly message: string };

export interface ServiceCall {
  /** Such as `POST /files` or `GET /batches/ID`. */
  readonly what: string;
  readonly response: ServerResponse;
  /** How often this was asked, this time included. */
  readonly count: number;
}

export interface BatchServiceOptions {
  say(request: WireRequest, count: number): Said | undefined;
  /** The statuses of a batch, one for each look; the last one stays. */
  life?(batch: number): readonly string[];
  fate?(request: WireRequest, batch: number): LineFate | undefined;
  /** Answers in place of the provider, if it returns true; before the provider has done anything. */
  before?(call: ServiceCall): boolean;
  /** The same, after the provider has done what was asked. */
  after?(call: ServiceCall): boolean;
}

interface State {
  readonly files: Map<string, string>;
  readonly batches: StoredBatch[];
  readonly asked: string[];
  /** Calls of batches by custom ID, as often as they were worked on. */
  readonly worked: string[];
  readonly alone: WireRequest[];
  readonly bill: { batched: number; alone: number };
}

export interface BatchService extends State, AsyncDisposable {
  readonly url: string;
}

export async function batchService(options: BatchServiceOptions): Promise<BatchService> {
  const { before = () => false, after = () => false } = options;
  const state: State = {
    files: new Map(),
    batches: [],
    asked: [],
    worked: [],
    alone: [],
    bill: { batched: 0, alone: 0 },
  };
  const server = createServer(async (incoming, response) => {
    const path = (incoming.url ?? '').replace(/^\/v1/, '').replace(/\?.*/, '');
    const what = `${incoming.method} ${path.replace(/(?:file|batch)_\d+/, 'ID')}`;
    state.asked.push(what);
    const body = await bytesOf(incoming);
    if (body === undefined) return; // the client went away
    const count = state.asked.filter((each) => each === what).length;
    if (before({ what, response, count })) return;
    const answer = await answerTo(what, {
      path,
      body,
      type: incoming.headers['content-type'] ?? '',
      state,
      options,
    });
    if (after({ what, response, count })) return;
    if (typeof answer === 'string') response.end(answer);
    else send(response, answer ? 200 : 404, answer ?? { error: { message: 'no such thing' } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, // it listens on a port
    ...state,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Asked {
  readonly path: string;
  readonly body: Buffer;
  readonly type: string;
  readonly state: State;
  readonly options: BatchServiceOptions;
}

/** Text for the content of a file. */
async function answerTo(what: string, asked: Asked): Promise<object | string | undefined> {
  const { path, body, state } = asked;
  if (what === 'POST /chat/completions') return answerAlone(asked);
  if (what === 'POST /files') return await store(asked);
  if (what === 'GET /batches')
    return { object: 'list', data: state.batches.map(batchAnswer).reverse(), has_more: false };
  if (what === 'POST /batches') {
    const { input_file_id: file, metadata } = JSON.parse(body.toString('utf8'));
    const id = `batch_${state.batches.length + 1}`;
    state.batches.push({ id, file, metadata, status: 'validating', looks: 0 });
    return batchAnswer(state.batches.at(-1) as StoredBatch); // it was pushed
  }
  const [, id = ''] = /((?:file|batch)_\d+)/.exec(path) ?? [];
  if (path.endsWith('/content')) return state.files.get(id);
  const batch = state.batches.find((each) => each.id === id);
  if (!batch) return undefined;
  live(batch, asked);
  return batchAnswer(batch);
}

function answerAlone({ body, state, options }: Asked): object | undefined {
  const request = JSON.parse(body.toString('utf8')) as WireRequest; // from our own client
  state.alone.push(request);
  const said = options.say(request, state.alone.length);
  if (!said) return undefined;
  const completion = completionOf(said, body.length);
  state.bill.alone += costOf(completion.usage);
  return completion;
}

/** At the prices of the tests: 1 and 2 USD per million tokens. */
const costOf = (usage: { prompt_tokens: number; completion_tokens: number } | undefined): number =>
  ((usage?.prompt_tokens ?? 0) + 2 * (usage?.completion_tokens ?? 0)) / 1e6;

async function store({ body, type, state }: Asked): Promise<object> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = form.get('file') as File; // the client sends one
  return { object: 'file', id: kept(state, await file.text()), purpose: form.get('purpose') };
}

function kept({ files }: State, text: string): string {
  const id = `file_${files.size + 1}`;
  files.set(id, text);
  return id;
}

const ends = new Set(['completed', 'expired', 'cancelled']);

function live(batch: StoredBatch, asked: Asked): void {
  const number = asked.state.batches.indexOf(batch) + 1;
  const life = asked.options.life?.(number) ?? ['in_progress', 'completed'];
  batch.status = life[Math.min(batch.looks, life.length - 1)] ?? 'in_progress';
  batch.looks += 1;
  if (ends.has(batch.status) && batch.output === undefined) workOn(batch, number, asked);
}

/** The results come in another order than the calls. */
function workOn(batch: StoredBatch, number: number, { state, options }: Asked): void {
  const lines = (state.files.get(batch.file) ?? '').trim().split('\n');
  const output: string[] = [];
  const failed: string[] = [];
  for (const line of lines.reverse()) {
    const { custom_id, body } = JSON.parse(line) as BatchLine; // from our own client
    state.worked.push(custom_id);
    const fate = options.fate?.(body, number);
    const said = options.say(body, state.worked.length);
    if (fate === 'missing') continue;
    if (fate !== undefined && fate !== 'garbled')
      failed.push(JSON.stringify({ custom_id, ...failure(fate) }));
    else {
      const completion = completionOf(said ?? { content: 'nothing' }, JSON.stringify(body).length);
      state.bill.batched += costOf(completion.usage) / 2;
      const answer = fate === 'garbled' ? { object: 'nothing' } : completion;
      output.push(JSON.stringify({ custom_id, response: { status_code: 200, body: answer }, error: null }));
    }
  }
  batch.output = kept(state, output.join('\n'));
  if (failed.length > 0) batch.failed = kept(state, failed.join('\n'));
}

const failure = (fate: Exclude<LineFate, 'missing' | 'garbled'>): object =>
  fate === 'expired'
    ? {
        response: null,
        error: { code: 'batch_expired', message: 'This request could not be executed in time.' },
      }
    : { response: { status_code: fate.status, body: { error: { message: fate.message } } }, error: null };

const batchAnswer = ({ id, file, status, output, failed, metadata }: StoredBatch): object => ({
  object: 'batch',
  id,
  status,
  metadata,
  input_file_id: file,
  output_file_id: output ?? null,
  error_file_id: failed ?? null,
  errors: status === 'failed' ? { object: 'list', data: [{ message: 'Line 1 is too sad.' }] } : null,
});

async function bytesOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
