// The batch API of OpenAI and of those who speak it: a file of calls, a batch of it, and files of results. Only the
// fields that are used are read.
import { z } from 'zod';
import { openServiceClient, type ServiceOptions, uploadTimeout } from '../openai/service-client.ts';

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

/** Of all batches the last ones are looked through for one that was lost: they come newest first. */
const mostListed = 1000;

export function openBatchAPI(options: ServiceOptions): BatchAPI {
  const { host, client, asked } = openServiceClient(options);
  return {
    host,
    upload: (lines) =>
      asked(async (each) => {
        const file = new File([lines], 'calls.jsonl', { type: 'application/jsonl' });
        const answer = await client.files.create(
          { file, purpose: 'batch' },
          { ...each, timeout: uploadTimeout },
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
        const answer = await client.files.content(file, { ...each, timeout: uploadTimeout });
        return linesIn(options.redact(await answer.text()));
      }),
  };
}

/** A base URL may carry a query, such as the `api-version` of Azure. */
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
