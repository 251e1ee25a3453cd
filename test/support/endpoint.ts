// An OpenAI-compatible endpoint on 127.0.0.1 that answers as it is told, and misbehaves as it is told. It
// keeps the bill that a provider would send: the usage of every answer that went out whole.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Completion, completionOf, type Delivery, deliver, type Said } from './endpoint-answer.ts';

export { completionOf, type Said };

export interface WireRequest {
  readonly model: string;
  readonly messages: readonly {
    role: string;
    content: string | null;
    tool_calls?: readonly { id: string; type: string; function: { name: string; arguments: string } }[];
    tool_call_id?: string;
    name?: string;
    reasoning_content?: string;
  }[];
  readonly tools?: readonly { function: { name: string; parameters: object } }[];
  readonly response_format?: {
    type: string;
    json_schema?: { strict: boolean; schema: Record<string, unknown> };
  };
  readonly stream?: boolean;
  readonly [parameter: string]: unknown;
}

export type Fault = (exchange: Exchange) => Promise<void> | void;

export interface Exchange {
  readonly request: WireRequest;
  readonly response: ServerResponse;
  readonly said: Said;
  /** Sends what was said as a whole, proper answer, changed a little, and puts it on the bill. */
  answer(change?: (completion: Completion) => Completion, delivery?: Delivery): void;
}

export interface EndpointOptions {
  say(request: WireRequest, count: number): Said | undefined;
  /** The fault that strikes this request; undefined for none. */
  strike?(request: WireRequest, count: number): Fault | undefined;
  /** Milliseconds. */
  readonly latency?: number;
}

export interface TestEndpoint extends AsyncDisposable {
  readonly url: string;
  readonly requests: WireRequest[];
  readonly authorizations: (string | undefined)[];
  /** Tokens of every answer that went out whole. */
  readonly bill: { answers: number; input: number; output: number };
  readonly inFlight: { now: number; most: number };
}

export async function testEndpoint(options: EndpointOptions): Promise<TestEndpoint> {
  const state = {
    requests: [] as WireRequest[],
    authorizations: [] as (string | undefined)[],
    bill: { answers: 0, input: 0, output: 0 },
    inFlight: { now: 0, most: 0 },
  };
  const server = createServer(async (incoming, response) => {
    const { inFlight } = state;
    inFlight.now += 1;
    inFlight.most = Math.max(inFlight.most, inFlight.now);
    response.once('close', () => {
      inFlight.now -= 1;
    });
    const text = await textOf(incoming);
    if (response.destroyed) return;
    state.authorizations.push(incoming.headers.authorization);
    state.requests.push(JSON.parse(text) as WireRequest); // from our own client
    await respond(options, state, { incoming, response, bytes: text.length });
  });
  server.keepAliveTimeout = 0; // else it closes a connection just as a busy client writes to it
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

interface Arrival {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  /** Length of the request's body. */
  readonly bytes: number;
}

/** Answers the request that came last: as the test says, unless a fault strikes. */
async function respond(
  { say, strike, latency = 0 }: EndpointOptions,
  { requests, bill }: Pick<TestEndpoint, 'requests' | 'bill'>,
  { incoming, response, bytes }: Arrival,
): Promise<void> {
  const count = requests.length;
  const request = requests[count - 1] as WireRequest; // it was pushed before
  if (latency > 0) await sleep(latency);
  if (incoming.url?.endsWith('/embeddings')) return embed(request, response);
  const said = say(request, count);
  if (!said) return send(response, 500, { error: { message: 'the test has no answer to this' } });
  const answer: Exchange['answer'] = (change = (completion) => completion, delivery = {}) => {
    const completion = completionOf(said, bytes);
    bill.answers += 1;
    bill.input += completion.usage?.prompt_tokens ?? 0;
    bill.output += completion.usage?.completion_tokens ?? 0;
    deliver(response, change(completion), { isStream: request.stream === true, ...delivery });
  };
  const fault = strike?.(request, count) ?? ((exchange: Exchange) => exchange.answer());
  await fault({ request, response, said, answer });
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return ''; // the client went away
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface HTTPAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body: unknown;
}

export function sendAnswer(response: ServerResponse, { status, headers, body }: HTTPAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const send = (response: ServerResponse, status: number, body: unknown): void =>
  sendAnswer(response, { status, body });

/** Vectors that depend on the text alone: its first characters. */
function embed(request: WireRequest, response: ServerResponse): void {
  const texts = request.input as string[];
  const data = texts.map((text, index) => {
    const vector = Float32Array.from({ length: 8 }, (_, place) => (text.charCodeAt(place) || 1) % 13);
    const base64 = Buffer.from(vector.buffer).toString('base64');
    return { index, embedding: request.encoding_format === 'base64' ? base64 : [...vector] };
  });
  send(response, 200, { data: data.reverse(), usage: { prompt_tokens: texts.join('').length } });
}
