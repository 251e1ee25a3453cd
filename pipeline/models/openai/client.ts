// The openai package, without the parts of a call that cost the most: no retries (attempts.ts has them),
// headers written once, a body that is bytes already. What goes wrong comes out as a CallError.
import OpenAI, { APIError } from 'openai';
import { wayOut } from '../../way-out.ts';
import { CallError } from '../admission/call-error.ts';
import type { HeaderReader } from '../admission/rate-headers.ts';
import { dataIn, formOf, typeOf } from './answer-form.ts';
import { callErrorFrom, statedError } from './client-errors.ts';
import { errorIn } from './error-body.ts';
import { type Transport, type TransportRequest, transport } from './transport.ts';

interface ClientOptions {
  readonly baseURL: string;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Most requests in flight. */
  readonly concurrency: number;
  readonly redact: (text: string) => string;
  /** Milliseconds: for one attempt or, if streamed, for one silence. */
  readonly timeout: number;
}

interface PostRequest {
  readonly path: string;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
  /** Milliseconds in which the whole answer has to come. */
  readonly within: number;
  readonly isStreamed?: boolean;
}

export interface EndpointAnswer {
  /** Parsed JSON, not yet validated. For an answer that came as a stream, an async iterable of it. */
  readonly data: unknown;
  readonly headers: HeaderReader;
}

export interface Client {
  post(request: PostRequest): Promise<EndpointAnswer>;
  /** The error of a failed call, as one line without secrets. */
  errorFrom(error: unknown, signal: AbortSignal): unknown;
  close(): Promise<void>;
}

type RequestOptions = Parameters<OpenAI['buildRequest']>[0];
type Built = Awaited<ReturnType<OpenAI['buildRequest']>>;

/** A base URL may carry a query, such as the `api-version` of Azure. */
function addressOf(baseURL: string, path: string): string {
  const [base = '', query] = baseURL.split('?');
  return `${base.replace(/\/+$/, '')}${path}${query === undefined ? '' : `?${query}`}`;
}

class LeanClient extends OpenAI {
  readonly #send: Transport;

  constructor(options: ConstructorParameters<typeof OpenAI>[0], send: Transport) {
    super(options);
    this.#send = send;
  }

  /** The package builds three Headers objects here. The transport already knows all that is sent. */
  override async buildRequest(options: RequestOptions) {
    // As `post` below gives them.
    const { method, path, body, stream, quit, within } = options as RequestOptions &
      Pick<TransportRequest, 'quit' | 'within'>;
    const request = { method, headers: {}, body, quit, within, isStreamed: stream === true };
    const req = request as unknown as Built['req']; // read by fetchWithTimeout alone
    return { req, url: addressOf(this.baseURL, path), timeout: this.timeout };
  }

  /** The package keeps only what lies under `error`, and many servers put it elsewhere. */
  override makeStatusError(...given: ConstructorParameters<typeof APIError>) {
    return new APIError(...given);
  }

  /** The package adds listeners to signals and never removes them. The transport keeps the time itself. */
  override fetchWithTimeout(
    url: string,
    request: RequestInit | undefined,
    timeout: number,
  ): Promise<Response> {
    const built = request as unknown as TransportRequest; // by buildRequest
    return this.#send(url, { ...built, timeout }) as Promise<Response>; // as much of one as the package reads
  }
}

export function openClient({ baseURL, key, headers, concurrency, redact, timeout }: ClientOptions): Client {
  // A connection that has just answered rests until the next turn of the event loop. Without spare
  // connections all requests would wait for the end of a burst of answers, and the next burst would be as
  // large.
  const connections = Math.ceil(concurrency * 1.5) + 4;
  const agent = wayOut({
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
  const { host } = new URL(baseURL);
  return {
    async post({ path, body, signal, within, isStreamed = false }) {
      const options = { body, stream: isStreamed, quit: signal, within };
      const sending = openai.post(path, options as object); // bytes go through as they are
      const response = await sending.asResponse();
      const form = await formOf(response, isStreamed);
      if (form === 'page') {
        await response.text(); // a connection is lost unless its answer is read
        throw new CallError('bad_body', `${host} answered with ${typeOf(response)}`);
      }
      // The package would look at the answer twice more for its log, which is off.
      const data = form === 'stream' ? await sending : await dataIn(response, openai);
      const stated = errorIn(data);
      if (stated) throw statedError(stated, { host, redact });
      return { data, headers: response.headers };
    },
    errorFrom: (error, signal) => callErrorFrom(error, { host, signal, redact }),
    close: () => agent.destroy(),
  };
}
