// The batch API of OpenAI and of those who speak it: a file of calls, a batch of it, and files of results, by the openai
// package without its own retries. Only the fields that are used are read. Every error comes out as a CallError.
import OpenAI from 'openai';
import { z } from 'zod';
import { whenAborted } from '../../when-aborted.ts';
import { callErrorFrom } from '../openai/client-errors.ts';

interface BatchAPIOptions {
  readonly baseURL: string;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Takes secrets out of what the provider says. */
  readonly redact: (text: string) => string;
  /** Aborted to give up what is in flight. */
  readonly signal: AbortSignal;
}

export interface ProviderBatch {
  readonly id: string;
  readonly status: string;
  /** Files of results and of errors, once it is over. */
  readonly results: readonly string[];
  /** What is wrong with the batch as a whole. */
  readonly fault: string | undefined;
}

/** One call of a batch that is over. */
export interface ResultLine {
  readonly call: string;
  /** An HTTP status; undefined where the call was not made. */
  readonly status: number | undefined;
  /** The body of its answer, or what is said about its failure. */
  readonly body: unknown;
}

export interface BatchAPI {
  readonly host: string;
  /** Returns the ID of the file at the provider. A file alone costs nothing. */
  upload(lines: Buffer): Promise<string>;
  create(file: string, title: string): Promise<ProviderBatch>;
  /** The batch of this file, if there is one. */
  find(file: string): Promise<ProviderBatch | undefined>;
  get(id: string): Promise<ProviderBatch>;
  results(file: string): Promise<readonly ResultLine[]>;
}

const fileSchema = z.looseObject({ id: z.string() });
const batchSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  input_file_id: z.string().nullish(),
  output_file_id: z.string().nullish(),
  error_file_id: z.string().nullish(),
  errors: z.unknown().optional(),
});
const faultsSchema = z.looseObject({ data: z.array(z.looseObject({ message: z.string().nullish() })) });
const lineSchema = z.looseObject({
  custom_id: z.string(),
  response: z.looseObject({ status_code: z.number().nullish(), body: z.unknown() }).nullish(),
  error: z.unknown().optional(),
});

/** Milliseconds. A file of a hundred megabytes takes its time. */
const fileTimeout = 3_600_000;
const callTimeout = 60_000;

/** Of all batches the last ones are looked through for one that was lost: they come newest first. */
const mostListed = 1000;

export function openBatchAPI(options: BatchAPIOptions): BatchAPI {
  const { signal, redact } = options;
  const { host } = new URL(options.baseURL);
  const client = clientOf(options);
  const asked = async <Result>(call: (options: { signal: AbortSignal }) => Promise<Result>) => {
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
  };
  return {
    host,
    upload: (lines) =>
      asked(async (each) => {
        const file = new File([lines], 'calls.jsonl', { type: 'application/jsonl' });
        const answer = await client.files.create(
          { file, purpose: 'batch' },
          { ...each, timeout: fileTimeout },
        );
        return fileSchema.parse(answer).id;
      }),
    create: (file, title) =>
      asked(async (each) => {
        const wish = {
          input_file_id: file,
          endpoint: '/v1/chat/completions',
          completion_window: '24h',
        } as const;
        return batchFrom(await client.batches.create({ ...wish, metadata: { toolloom: title } }, each));
      }),
    find: (file) =>
      asked(async (each) => {
        let listed = 0;
        for await (const batch of client.batches.list({ limit: 100 }, each)) {
          if (batchSchema.parse(batch).input_file_id === file) return batchFrom(batch);
          listed += 1;
          if (listed >= mostListed) break;
        }
        return undefined;
      }),
    get: (id) => asked(async (each) => batchFrom(await client.batches.retrieve(id, each))),
    results: (file) =>
      asked(async (each) => {
        const answer = await client.files.content(file, { ...each, timeout: fileTimeout });
        return linesIn(redact(await answer.text()));
      }),
  };
}

/** A base URL may carry a query, such as the `api-version` of Azure. */
function clientOf({ baseURL, key, headers }: BatchAPIOptions): OpenAI {
  const [base = '', query = ''] = baseURL.split('?');
  return new OpenAI({
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
}

/** The error that says what happened: fetch wraps those of the network, and the package wraps those of fetch. */
function telling(error: unknown): unknown {
  // An answer in another form is as useless as one that is no JSON.
  if (error instanceof z.ZodError) return new SyntaxError(error.message);
  const cause = error instanceof OpenAI.APIConnectionError ? error.cause : undefined;
  return cause instanceof Error && cause.cause !== undefined ? cause.cause : error;
}

function batchFrom(answer: unknown): ProviderBatch {
  const { id, status, output_file_id: output, error_file_id: failed, errors } = batchSchema.parse(answer);
  const faults = faultsSchema.safeParse(errors).data?.data ?? [];
  return {
    id,
    status,
    results: [output, failed].flatMap((file) => file || []),
    fault: faults.flatMap(({ message }) => message || [])[0],
  };
}

/** A line that cannot be read leaves its call without a result. */
function linesIn(text: string): ResultLine[] {
  return text.split('\n').flatMap((line) => {
    const parsed = lineSchema.safeParse(jsonOf(line));
    if (!parsed.success) return [];
    const { custom_id: call, response, error } = parsed.data;
    const status = response?.status_code ?? (response ? 200 : undefined);
    return [{ call, status, body: response?.body ?? error }];
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
