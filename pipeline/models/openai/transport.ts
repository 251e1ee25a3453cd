// The `fetch` that the openai package gets: undici's dispatcher without web streams and without Headers
// objects, which cost more than all the rest of a call. It answers with the few members of a Response that
// the package reads.
import { type Dispatcher, errors } from 'undici';
import { whenAborted } from '../../when-aborted.ts';

/** Headers of a response, by lower-case name. */
class PlainHeaders {
  readonly #values: Readonly<Record<string, string | string[] | undefined>>;

  constructor(values: Readonly<Record<string, string | string[] | undefined>>) {
    this.#values = values;
  }

  get(name: string): string | null {
    const value = this.#values[name.toLowerCase()];
    return (Array.isArray(value) ? value.join(', ') : value) ?? null;
  }

  *entries(): IterableIterator<[string, string]> {
    for (const name of Object.keys(this.#values)) yield [name, this.get(name) ?? ''];
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

interface TransportOptions {
  readonly agent: Dispatcher;
  /** Sent with every request, in place of what the package would send. */
  readonly headers: Readonly<Record<string, string>>;
  /** Takes secrets out of what the endpoint says. */
  readonly redact: (text: string) => string;
}

export interface TransportRequest {
  readonly method: string;
  readonly body: Uint8Array;
  /** Aborted to give the request up at once. */
  readonly quit: AbortSignal;
  /** Pass the body on as it comes. */
  readonly isStreamed: boolean;
  /** Milliseconds for the whole answer. For a streamed one: until it begins, and for each silence in it. */
  readonly timeout: number;
  /** Milliseconds for the whole answer, streamed or not. */
  readonly within: number;
}

export type Transport = (url: string, request: TransportRequest) => Promise<object>;

export function transport({ agent, headers, redact }: TransportOptions): Transport {
  const streaming = agent.compose(noteSending);
  return async (target, { method, body, quit, isStreamed, timeout, within }) => {
    const { origin, pathname, search } = parsedURL(target);
    const request: Dispatcher.DispatchOptions = {
      origin,
      path: pathname + search,
      method: method.toUpperCase() as Dispatcher.HttpMethod, // the package sends POST alone
      headers,
      body: body as Buffer, // undici takes any Uint8Array
    };
    if (isStreamed) return fetchStream(streaming, request, { quit, timeout, within, redact });
    const { status, headers: received, text } = await fetchWhole(agent, request, { quit, timeout, within });
    return responseOf(status, received, { text: async () => redact(text), body: null });
  };
}

const urls = new Map<string, URL>();

/** An endpoint has two or three paths. */
function parsedURL(target: string): URL {
  const url = urls.get(target) ?? new URL(target);
  urls.set(target, url);
  return url;
}

/** What is known of a streamed request on its way. */
interface Sending {
  isSent: boolean;
}

type StreamOptions = Pick<TransportRequest, 'quit' | 'timeout' | 'within'> & Pick<TransportOptions, 'redact'>;

async function fetchStream(
  agent: Dispatcher,
  request: Dispatcher.DispatchOptions,
  { quit, timeout, within, redact }: StreamOptions,
): Promise<object> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new LateError()), within);
  const forgetQuit = whenAborted(quit, () => controller.abort(new errors.RequestAbortedError()));
  const forget = (): void => {
    clearTimeout(timer);
    forgetQuit();
  };
  const sending: Sending = { isSent: false };
  const limits = { headersTimeout: timeout, bodyTimeout: timeout, signal: controller.signal };
  const options = { ...request, ...limits, sending };
  const { statusCode, headers, body } = await agent
    .request(options as Dispatcher.RequestOptions) // DispatchOptions with a signal are RequestOptions
    .catch((error: Error) => {
      forget();
      if (!sending.isSent) throw new UnsentError(error);
      throw error instanceof LateError ? new errors.RequestAbortedError() : error;
    });
  body.once('close', forget);
  return responseOf(statusCode, headers, { text: async () => redact(await body.text()), body });
}

/** Notes when a connection has taken the request. */
const noteSending: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const { sending } = options as unknown as { sending: Sending }; // by fetchStream
  return dispatch(options, {
    onRequestStart(...start) {
      sending.isSent = true;
      handler.onRequestStart?.(...start);
    },
    onResponseStart: (...started) => handler.onResponseStart?.(...started),
    onResponseData: (...data) => handler.onResponseData?.(...data),
    onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
    onResponseError: (...error) => handler.onResponseError?.(...error),
  });
};

type ReceivedHeaders = Record<string, string | string[] | undefined>;

function responseOf(
  status: number,
  headers: ReceivedHeaders,
  { text, body }: { text: () => Promise<string>; body: unknown },
): object {
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: new PlainHeaders(headers),
    url: '',
    body,
    text,
    json: async () => JSON.parse(await text()) as unknown,
  };
}

/** One request and its whole answer, in as few objects as possible. */
function fetchWhole(
  agent: Dispatcher,
  request: Dispatcher.DispatchOptions,
  { quit, timeout, within }: Pick<TransportRequest, 'quit' | 'timeout' | 'within'>,
): Promise<{ status: number; headers: ReceivedHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let received: ReceivedHeaders = {};
    let control: Dispatcher.DispatchController | undefined;
    let ended: Error | undefined;
    const chunks: Buffer[] = [];
    const end = (error: Error): void => {
      ended = error;
      control?.abort(error);
      finish();
      reject(control ? error : new UnsentError(error));
    };
    const tooLong = (): Error =>
      within < timeout && !control ? new LateError() : new Error('the request timed out');
    const timer = setTimeout(() => end(tooLong()), Math.min(timeout, within));
    const forget = whenAborted(quit, () => end(new errors.RequestAbortedError()));
    const finish = (): void => {
      clearTimeout(timer);
      forget?.();
    };
    agent.dispatch(request, {
      onRequestStart(controller) {
        control = controller;
        if (ended) controller.abort(ended);
      },
      onResponseStart(_, statusCode, headers) {
        status = statusCode;
        received = headers as ReceivedHeaders; // undici gives names in lower case
      },
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        finish();
        const [only] = chunks;
        resolve({
          status,
          headers: received,
          text: (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8'),
        });
      },
      onResponseError(_, error) {
        finish();
        if (!control) return reject(new UnsentError(error));
        reject(status === 0 ? error : new CutError(error));
      },
    });
  });
}

/** The connection ended after an answer had begun. */
export class CutError extends Error {
  override readonly name = 'CutError';

  constructor(cause: Error) {
    super(`the answer was cut off: ${cause.message}`, { cause });
  }
}

/** The call has taken longer than it may. It is no AbortError, which the package takes for an end of the stream. */
export class LateError extends Error {
  override readonly name = 'LateError';
  readonly code = 'LATE';
}

/** No connection took the request. */
export class UnsentError extends Error {
  override readonly name = 'UnsentError';
  /** Not the `cause`, because the package takes whatever has a cause that timed out for a request that did. */
  readonly reason: Error;

  constructor(reason: Error) {
    super('the request was not sent');
    this.reason = reason;
  }
}
