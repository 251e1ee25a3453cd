// Serves weights on 127.0.0.1 with the chat completions API: tools, JSON schemas by grammar, streams, usage, several
// requests at once. For tests of toolloom against a real model on a machine without a GPU; a server for users is
// llama-server, which data/configs/llamacpp.yaml expects.
//
//   UV_THREADPOOL_SIZE=1 nice -n 19 npm run bench -- local-model/serve.js qwen2.5-coder-0.5b --threads 1 --sequences 8 --port 8080
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { Template } from '@huggingface/jinja';
import {
  type ChatRequest,
  complete,
  finishOf,
  generationFor,
  offeredTools,
  requestSchema,
  usageOf,
  wireCalls,
} from './chat.ts';
import { ContextError, Engine, GrammarError } from './engine.ts';
import { SchemaError } from './grammar.ts';
import { weightsFile, weightsNamed } from './weights.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '8080' },
    threads: { type: 'string', default: '1' },
    sequences: { type: 'string', default: '8' },
    context: { type: 'string' },
    /** A file to which each exchange is added as a line. */
    log: { type: 'string' },
    /** A folder for beginnings of prompts, which the next server need not read again. */
    prefixes: { type: 'string' },
  },
});
// The package samples in the threads of libuv, and llama.cpp sorts the logits of a batch when the first of them are
// asked for. Two threads that ask at once get each other's, and words of one reply turn up in another.
if (process.env.UV_THREADPOOL_SIZE !== '1')
  throw new Error('start the server with UV_THREADPOOL_SIZE=1, or replies in flight at once get mixed up');
const weights = weightsNamed(positionals[0] ?? 'qwen2.5-coder-0.5b');
const engine = await Engine.open({
  file: weightsFile(weights),
  context: Number(values.context ?? weights.context),
  sequences: Number(values.sequences),
  threads: Number(values.threads),
  prefixes: values.prefixes,
});
const template = new Template(engine.template);
let count = 0;

const server = createServer((request, response) => {
  route(request, response).catch((error: unknown) => answerError(response, error));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit()); // cleans up
server.requestTimeout = 0; // a reply may take an hour on one thread
server.listen(Number(values.port), '127.0.0.1', () =>
  console.log(`${weights.name} on http://127.0.0.1:${values.port}/v1`),
);

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '' } = request;
  if (method === 'GET' && url === '/v1/models')
    return send(response, 200, { object: 'list', data: [{ id: weights.name, object: 'model' }] });
  if (method === 'GET' && url === '/slots') return send(response, 200, engine.slots());
  if (method === 'POST' && url === '/v1/chat/completions') return await chat(request, response);
  send(response, 404, {
    error: { message: `there is nothing at ${method} ${url}`, type: 'not_found_error' },
  });
}

async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = requestSchema.parse(JSON.parse(await text(request)));
  if (asked.model !== weights.name)
    throw new RequestError(404, `the model ${asked.model} is not here; ${weights.name} is`);
  const leaving = new AbortController();
  response.on('close', () => leaving.abort());
  const id = String(count++);
  const head = { id: `chatcmpl-${id}`, created: Math.floor(Date.now() / 1000), model: weights.name };
  const stream = asked.stream ? streamTo(response, head) : undefined;
  const tools = offeredTools(asked);
  const isHeldBack = tools.length > 0; // text may turn out to be a call
  const generation = generationFor(template, asked, {
    signal: leaving.signal,
    ...(stream && !isHeldBack ? { onText: (content: string) => stream({ content }) } : {}),
  });
  const reply = await complete(engine, generation, tools);
  const usage = usageOf(reply);
  note(asked, generation.prompt, reply);
  const calls = wireCalls(reply, id);
  if (stream) {
    if (isHeldBack && reply.content !== '') stream({ content: reply.content });
    for (const call of calls) stream({ tool_calls: [call] });
    stream({}, { finish_reason: finishOf(reply) });
    stream(undefined, { usage });
    response.end('data: [DONE]\n\n');
    return;
  }
  const message = {
    role: 'assistant',
    content: reply.content === '' && calls.length > 0 ? null : reply.content,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  const choices = [{ index: 0, message, finish_reason: finishOf(reply) }];
  send(response, 200, { ...head, object: 'chat.completion', choices, usage });
}

interface Beside {
  readonly finish_reason?: string;
  readonly usage?: object;
}

type Streamed = (delta: object | undefined, beside?: Beside) => void;

/** The first piece is sent with the headers, when there is one. */
function streamTo(response: ServerResponse, head: object): Streamed {
  return (delta, { finish_reason = null, usage }: Beside | { finish_reason?: null; usage?: object } = {}) => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
    const choices = delta ? [{ index: 0, delta, finish_reason }] : [];
    const chunk = { ...head, object: 'chat.completion.chunk', choices, ...(usage ? { usage } : {}) };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
}

class RequestError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function answerError(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  const message = error instanceof Error ? error.message : String(error);
  if (response.headersSent) return void response.end(`data: ${JSON.stringify({ error: { message } })}\n\n`);
  if (error instanceof ContextError) {
    const { tokens, context } = error;
    const type = 'exceed_context_size_error';
    const body = { code: 400, message, type, n_prompt_tokens: tokens, n_ctx: context };
    return void send(response, 400, { error: body });
  }
  const isBad = error instanceof SchemaError || error instanceof GrammarError || error instanceof SyntaxError;
  const status = error instanceof RequestError ? error.status : isBad || isZod(error) ? 400 : 500;
  if (status === 500) console.error(error);
  const type = status === 500 ? 'server_error' : 'invalid_request_error';
  send(response, status, { error: { code: status, message, type } });
}

const isZod = (error: unknown): boolean => error instanceof Error && error.name === 'ZodError';

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function note(asked: ChatRequest, prompt: string, reply: Awaited<ReturnType<typeof complete>>): void {
  if (values.log === undefined) return;
  const { text: written, ...rest } = reply;
  appendFileSync(
    values.log,
    `${JSON.stringify({ ...rest, at: new Date(), written, format: asked.response_format?.type, prompt_text: prompt })}\n`,
  );
}
