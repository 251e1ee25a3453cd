// The openai package for files and jobs, which are few and slow, without its own retries. Every error comes out as a
// CallError.
import OpenAI from 'openai';
import { z } from 'zod';
import { whenAborted } from '../../when-aborted.ts';
import { callErrorFrom } from './client-errors.ts';

export interface ServiceOptions {
  readonly baseURL: string;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Takes secrets out of what the service says. */
  readonly redact: (text: string) => string;
  /** Aborted to give up what is in flight. */
  readonly signal: AbortSignal;
}

interface CallOptions {
  readonly signal: AbortSignal;
}

export type Asked = <Result>(call: (options: CallOptions) => Promise<Result>) => Promise<Result>;

interface ServiceClient {
  readonly host: string;
  readonly client: OpenAI;
  /** Makes one call with the package. */
  readonly asked: Asked;
}

/** Milliseconds. A file of hundreds of megabytes takes its time. */
export const uploadTimeout = 3_600_000;
const callTimeout = 60_000;

export function openServiceClient({ baseURL, key, headers, redact, signal }: ServiceOptions): ServiceClient {
  const { host } = new URL(baseURL);
  // A base URL may carry a query, such as the api-version of Azure.
  const [base = '', query = ''] = baseURL.split('?');
  const client = new OpenAI({
    baseURL: base,
    defaultQuery: Object.fromEntries(new URLSearchParams(query)),
    apiKey: key ?? 'none',
    organization: null,
    project: null,
    defaultHeaders: { 'user-agent': 'toolloom', ...headers },
    maxRetries: 0,
    timeout: callTimeout,
    logLevel: 'off',
  });
  return {
    host,
    client,
    async asked(call) {
      // The package adds listeners to a signal and never removes them, so each call has one of its own.
      const own = new AbortController();
      const forget = whenAborted(signal, () => own.abort(signal.reason));
      try {
        return await call({ signal: own.signal });
      } catch (error) {
        throw callErrorFrom(telling(error), { host, signal, redact });
      } finally {
        forget();
      }
    },
  };
}

/** The error that says what happened: fetch wraps those of the network, and the package wraps those of fetch. */
function telling(error: unknown): unknown {
  // An answer in another form is as useless as one that is no JSON.
  if (error instanceof z.ZodError) return new SyntaxError(error.message);
  const cause = error instanceof OpenAI.APIConnectionError ? error.cause : undefined;
  return cause instanceof Error && cause.cause !== undefined ? cause.cause : error;
}
