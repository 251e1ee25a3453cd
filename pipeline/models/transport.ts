// The `fetch` that the openai package gets: undici's dispatcher without web streams and without Headers objects, which cost more
// than all the rest of a call. It answers with the few members of a Response that the package reads.
import { type Agent, type Dispatcher, errors } from 'undici';

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

export interface TransportOptions {
  readonly agent: Agent;
  /** Sent with every request; whatever the package would send is left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** Takes secrets out of what an endpoint says. */
  readonly redact: (text: string) => string;
  /** Milliseconds without a byte of a streamed reply, after which it counts as cut. */
  readonly silence: number;
}

interface Init {
  readonly method?: string;
  readonly body?: Uint8Array | string;
  readonly signal?: AbortSignal;
  /** Resolve when the headers are there and hand the body on as it comes. */
  readonly isStreamed?: boolean;
}

export function transport({ agent, headers, redact, silence }: TransportOptions) {
  return async (target: string | URL, init: Init = {}): Promise<object> => {
    const url = typeof target === 'string' ? new URL(target) : target;
    const request = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: (init.method ?? 'GET').toUpperCase() as Dispatcher.HttpMethod,
      headers,
      ...(init.body === undefined ? {} : { body: init.body as string }), // undici takes bytes as well as text
    };
    if (init.isStreamed) {
      const {
        statusCode,
        headers: given,
        body,
      } = await agent.request({
        ...request,
        bodyTimeout: silence,
        ...(init.signal ? { signal: init.signal } : {}),
      });
      return responseOf(statusCode, given, { text: async () => redact(await body.text()), body });
    }
    const { status, given, text } = await whole(agent, request, init.signal);
    return responseOf(status, given, { text: async () => redact(text), body: null });
  };
}

type Given = Record<string, string | string[] | undefined>;

function responseOf(
  status: number,
  given: Given,
  { text, body }: { text: () => Promise<string>; body: unknown },
): object {
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: new PlainHeaders(given),
    url: '',
    body,
    text,
    json: async () => JSON.parse(await text()) as unknown,
  };
}

/** One request and its whole answer, in as few objects as there can be. */
function whole(
  agent: Agent,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal | undefined,
): Promise<{ status: number; given: Given; text: string }> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let given: Given = {};
    let control: Dispatcher.DispatchController | undefined;
    const chunks: Buffer[] = [];
    const onAbort = (): void => {
      control?.abort(new errors.RequestAbortedError());
      reject(new errors.RequestAbortedError());
    };
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    agent.dispatch(request, {
      onRequestStart(controller) {
        control = controller;
        if (signal?.aborted) controller.abort(new errors.RequestAbortedError());
      },
      onResponseStart(_, statusCode, headers) {
        status = statusCode;
        given = headers as Given; // names in lower case, as undici gives them
      },
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        signal?.removeEventListener('abort', onAbort);
        const [only] = chunks;
        resolve({ status, given, text: (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8') });
      },
      onResponseError(_, error) {
        signal?.removeEventListener('abort', onAbort);
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
