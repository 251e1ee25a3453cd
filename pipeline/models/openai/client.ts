// The openai package, with the parts of a call that cost the most left out: no retries (they live in
// attempts.ts), headers written once, a body that is bytes already. What goes wrong comes out as a CallError.
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError, OpenAIError } from 'openai';
import { Agent } from 'undici';
import { messageOf } from '../../errors.ts';
import { CallError, type CallFault } from '../admission/call-error.ts';
import { type HeaderReader, retryAfterOf } from '../admission/rate-headers.ts';
import { CutError, type Transport, type TransportRequest, transport } from './transport.ts';

export interface ClientOptions {
  readonly baseURL: string;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Most requests in flight. */
  readonly concurrency: number;
  readonly redact: (text: string) => string;
  /** Milliseconds: for one attempt; when streamed, for one silence. */
  readonly timeout: number;
}

export interface Answer {
  /** Parsed JSON, not yet looked at; of a streamed answer an iterable of such. */
  readonly data: unknown;
  readonly headers: HeaderReader;
}

export interface Client {
  post(path: string, body: Uint8Array, signal: AbortSignal, isStreamed?: boolean): Promise<Answer>;
  /** What a failed call comes to, in one line that holds no secret. */
  errorFrom(error: unknown, signal: AbortSignal): unknown;
  close(): Promise<void>;
}

type RequestOptions = Parameters<OpenAI['buildRequest']>[0];

class LeanClient extends OpenAI {
  readonly #send: Transport;

  constructor(options: ConstructorParameters<typeof OpenAI>[0], send: Transport) {
    super(options);
    this.#send = send;
  }

  /** The package builds three Headers objects here; all that is sent is known to the transport. */
  override async buildRequest(options: RequestOptions) {
    const { method, path, body, stream, quit } = options as RequestOptions & { quit: AbortSignal }; // as `post` below gives them
    const request = { method, headers: {}, body, quit, isStreamed: stream === true };
    type Built = Awaited<ReturnType<OpenAI['buildRequest']>>;
    return { req: request as unknown as Built['req'], url: `${this.baseURL}${path}`, timeout: this.timeout }; // for fetchWithTimeout
  }

  /**
   * The package hangs listeners on signals, which it never takes off again; the transport keeps the time
   * itself.
   */
  override fetchWithTimeout(
    url: string,
    request: RequestInit | undefined,
    timeout: number,
  ): Promise<Response> {
    return this.#send(url, { ...(request as unknown as TransportRequest), timeout }) as Promise<Response>; // as much of one as the package reads
  }
}

export function client({ baseURL, key, headers, concurrency, redact, timeout }: ClientOptions): Client {
  // A connection that has just answered is at rest until the next turn of the event loop. With no other at
  // hand all requests would wait for the end of a burst of answers, and the next burst would be as large.
  const connections = Math.ceil(concurrency * 1.5) + 4;
  const agent = new Agent({
    connections,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 30_000,
  });
  const sent = {
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': 'toolloom',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...headers,
  };
  const openai = new LeanClient(
    { apiKey: key ?? 'none', baseURL, maxRetries: 0, timeout, logLevel: 'off' },
    transport({ agent, headers: sent, redact }),
  );
  const where = new URL(baseURL).host;
  return {
    async post(path, body, signal, isStreamed = false) {
      const sending = openai.post(path, { body, stream: isStreamed, quit: signal } as object); // bytes go through as they are
      const response = await sending.asResponse();
      const type = response.headers.get('content-type') ?? 'no content type';
      const isExpected = isStreamed ? type.includes('event-stream') : type.includes('json');
      if (!isExpected) {
        await response.text(); // a connection whose answer nobody reads is lost
        throw new CallError('bad_body', `${where} answered with ${type}`);
      }
      // The package would look at the answer twice more for its log, which is off.
      return { data: isStreamed ? await sending : await response.json(), headers: response.headers };
    },
    errorFrom: (error, signal) => callErrorFrom(error, where, signal, redact),
    close: () => agent.destroy(),
  };
}

function callErrorFrom(
  error: unknown,
  where: string,
  signal: AbortSignal,
  redact: (text: string) => string,
): unknown {
  if (error instanceof CallError || signal.aborted) return error;
  const made = (
    fault: CallFault,
    what: string,
    more: { status?: number; retryAfter?: number | undefined } = {},
  ) => new CallError(fault, `${where} ${what}`, { ...more });
  if (error instanceof APIConnectionTimeoutError) return made('timeout', 'did not answer in time');
  if (error instanceof APIUserAbortError) return made('timeout', 'did not answer in time');
  if (error instanceof SyntaxError) return made('bad_body', 'answered with JSON that does not parse');
  const cause = error instanceof OpenAIError ? error.cause : error;
  if (cause instanceof CutError) return made('cut', 'cut its answer off');
  if (error instanceof APIError && error.status !== undefined) {
    const said = oneLine(redact(saidBy(error)));
    const fault = faultOf(error.status, `${error.code ?? ''} ${error.type ?? ''} ${said}`);
    const retryAfter = error.headers ? retryAfterOf(error.headers, Date.now()) : undefined;
    return made(fault, `answered ${error.status}${said ? `: ${said}` : ''}`, {
      status: error.status,
      retryAfter,
    });
  }
  if (error instanceof APIError && error.error)
    return made('server', `broke off: ${oneLine(redact(saidBy(error)))}`);
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'UND_ERR_BODY_TIMEOUT') return made('timeout', 'fell silent inside its answer');
  // The request was on its way, and may have been worked on.
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return made('cut', 'broke the connection off');
  if (code === 'UND_ERR_ABORTED') return made('timeout', 'did not answer in time');
  return made('unreachable', `cannot be reached (${code ?? redact(messageOf(cause ?? error))})`);
}

/** What an endpoint says of an error: its message, or the body where there is no such thing. */
function saidBy(error: APIError): string {
  const body = error.error as { message?: unknown; detail?: unknown } | string | undefined; // whatever the endpoint sent
  if (typeof body === 'string') return body;
  const said = body?.message ?? body?.detail;
  return typeof said === 'string' ? said : error.message.replace(/^\d+ /, '');
}

function oneLine(text: string): string {
  const plain = text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}

function faultOf(status: number, said: string): CallFault {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 402 || /insufficient_quota|exceeded_current_quota|billing_hard_limit/.test(said))
    return 'quota';
  if (status === 404) return 'unknown_model';
  if (status === 429) return 'rate_limited';
  if (status === 408 || status === 409 || status >= 500) return 'server';
  if (status === 413 || /context_length|context length|maximum context|too many tokens/i.test(said))
    return 'too_long';
  if (/model_not_found|model .*(does not exist|not found)/i.test(said)) return 'unknown_model';
  if (/response_format|json_schema|json_object|structured output|guided|grammar/i.test(said))
    return 'unsupported_format';
  return 'bad_request';
}
