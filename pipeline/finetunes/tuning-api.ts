// An OpenAI-compatible service that fine-tunes: files, jobs, and events. Only the
// fields that are used are read, and they are checked.
import { readFile } from 'node:fs/promises';
import type OpenAI from 'openai';
import { z } from 'zod';
import {
  type Asked,
  openServiceClient,
  type ServiceOptions,
  uploadTimeout,
} from '../models/openai/service-client.ts';
import type { Hyper, TrackedJob } from './state.ts';

export interface JobEvent {
  readonly id: string;
  /** ISO time at which the service says that it happened. */
  readonly at: string;
  readonly message: string;
}

interface JobWish {
  readonly base: string;
  readonly training: string;
  readonly validation: string | undefined;
  readonly hyper: Hyper;
  readonly suffix: string | undefined;
  readonly seed: number;
}

export interface FinetuneService {
  readonly host: string;
  /** Returns the ID of the file at the service. */
  upload(path: string, name: string): Promise<string>;
  /** A file that was uploaded under this name before; undefined if there is none. */
  findUpload(name: string, bytes: number): Promise<string | undefined>;
  start(wish: JobWish): Promise<TrackedJob>;
  /** The job of this training file, if there is one. */
  findJob(training: string): Promise<TrackedJob | undefined>;
  job(id: string): Promise<TrackedJob>;
  /** Events after the one with the ID, the oldest first; all of them if none is given. */
  events(job: string, after: string | undefined): Promise<readonly JobEvent[]>;
  cancel(id: string): Promise<TrackedJob>;
}

const fileSchema = z.looseObject({
  id: z.string(),
  filename: z.string().optional(),
  bytes: z.number().optional(),
});
const answerSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  training_file: z.string().optional(),
  fine_tuned_model: z.string().nullish(),
  trained_tokens: z.number().nullish(),
  error: z.looseObject({ message: z.string().nullish() }).nullish(),
});
const eventSchema = z.looseObject({ id: z.string(), created_at: z.number(), message: z.string() });

export function openService(options: ServiceOptions): FinetuneService {
  const { host, client, asked } = openServiceClient(options);
  return { host, ...filesOf(client, asked), ...jobsOf(client, asked, options.redact) };
}

const filesOf = (client: OpenAI, asked: Asked): Pick<FinetuneService, 'upload' | 'findUpload'> => ({
  upload: (path, name) =>
    asked(async (options) => {
      const file = new File([await readFile(path)], name, { type: 'application/jsonl' });
      const sent = { file, purpose: 'fine-tune' } as const;
      return fileSchema.parse(await client.files.create(sent, { ...options, timeout: uploadTimeout })).id;
    }),
  findUpload: (name, bytes) =>
    asked(async (options) => {
      for await (const file of client.files.list({ purpose: 'fine-tune' }, options)) {
        const found = fileSchema.parse(file);
        if (found.filename === name && found.bytes === bytes) return found.id;
      }
      return undefined;
    }),
});

type JobCalls = Pick<FinetuneService, 'start' | 'findJob' | 'job' | 'events' | 'cancel'>;

function jobsOf(client: OpenAI, asked: Asked, redact: (text: string) => string): JobCalls {
  const { jobs } = client.fineTuning;
  const tracked = (answer: unknown): TrackedJob => trackedFrom(answerSchema.parse(answer), redact);
  return {
    start: (wish) => asked(async (options) => tracked(await jobs.create(creationOf(wish), options))),
    findJob: (training) =>
      asked(async (options) => {
        for await (const job of jobs.list({}, options))
          if (answerSchema.parse(job).training_file === training) return tracked(job);
        return undefined;
      }),
    job: (id) => asked(async (options) => tracked(await jobs.retrieve(id, options))),
    events: (id, after) =>
      asked(async (options) => {
        const events: JobEvent[] = [];
        for await (const each of jobs.listEvents(id, {}, options)) {
          const event = eventSchema.parse(each);
          if (event.id === after) break; // the newest come first
          const at = new Date(event.created_at * 1000).toISOString();
          events.push({ id: event.id, at, message: redact(event.message) });
        }
        return events.reverse();
      }),
    cancel: (id) => asked(async (options) => tracked(await jobs.cancel(id, options))),
  };
}

function creationOf({ base, training, validation, hyper, suffix, seed }: JobWish) {
  const hasHyper = Object.keys(hyper).length > 0;
  return {
    model: base,
    training_file: training,
    seed,
    ...(validation === undefined ? {} : { validation_file: validation }),
    ...(suffix === undefined ? {} : { suffix }),
    ...(hasHyper
      ? { method: { type: 'supervised' as const, supervised: { hyperparameters: definedIn(hyper) } } }
      : {}),
  };
}

const definedIn = (hyper: Hyper): Record<string, number> =>
  Object.fromEntries(
    Object.entries(hyper).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

function trackedFrom(answer: z.infer<typeof answerSchema>, redact: (text: string) => string): TrackedJob {
  const { id, status, fine_tuned_model: model, trained_tokens: trainedTokens, error } = answer;
  return {
    id,
    status,
    ...(model ? { model } : {}),
    ...(error?.message ? { error: redact(error.message) } : {}),
    ...(typeof trainedTokens === 'number' ? { trainedTokens } : {}),
  };
}
