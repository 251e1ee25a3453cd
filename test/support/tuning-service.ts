// A service on 127.0.0.1 that fine-tunes in name: files by multipart upload, jobs, events, and whatever goes wrong.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from './endpoint.ts';

interface StoredFile {
  readonly id: string;
  readonly filename: string;
  readonly bytes: number;
  readonly purpose: string;
  readonly text: string;
}

interface StoredJob {
  readonly id: string;
  readonly body: Record<string, unknown>;
  status: string;
  events: { id: string; created_at: number; message: string }[];
  /** How often the job was looked at. */
  looks: number;
}

export interface ServiceCall {
  /** Such as `POST /files`. */
  readonly what: string;
  readonly response: ServerResponse;
  /** How often this was asked, this time included. */
  readonly count: number;
}

export interface TuningServiceOptions {
  /** The statuses of a job, one for each look; the last one stays. */
  readonly life?: readonly string[];
  /** Answers in place of the service, if it returns true; before the service has done anything. */
  before?(call: ServiceCall): boolean;
  /** The same, after the service has done what was asked. */
  after?(call: ServiceCall): boolean;
}

export interface TuningService extends AsyncDisposable {
  readonly url: string;
  readonly files: readonly StoredFile[];
  readonly jobs: readonly StoredJob[];
  readonly asked: readonly string[];
  readonly authorizations: ReadonlySet<string | undefined>;
}

export async function tuningService({
  life = ['validating_files', 'running', 'succeeded'],
  before = () => false,
  after = () => false,
}: TuningServiceOptions = {}): Promise<TuningService> {
  const state = {
    files: [] as StoredFile[],
    jobs: [] as StoredJob[],
    asked: [] as string[],
    authorizations: new Set<string | undefined>(),
  };
  const server = createServer(async (incoming, response) => {
    const path = (incoming.url ?? '').replace(/^\/v1/, '').replace(/\?.*/, '');
    const what = `${incoming.method} ${path.replace(/ftjob-\d+/, 'ID')}`;
    state.asked.push(what);
    state.authorizations.add(incoming.headers.authorization);
    const body = await bytesOf(incoming);
    if (body === undefined) return; // the client went away
    const count = state.asked.filter((each) => each === what).length;
    if (before({ what, response, count })) return;
    const answer = await answerTo(what, {
      path,
      body,
      type: incoming.headers['content-type'] ?? '',
      state,
      life,
    });
    if (!after({ what, response, count })) send(response, answer ? 200 : 404, answer ?? notFound);
  });
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

const notFound = { error: { message: 'no such thing' } };
const list = (data: readonly unknown[]): object => ({ object: 'list', data, has_more: false });

interface Asked {
  readonly path: string;
  readonly body: Buffer;
  readonly type: string;
  readonly state: { files: StoredFile[]; jobs: StoredJob[] };
  readonly life: readonly string[];
}

async function answerTo(what: string, asked: Asked): Promise<object | undefined> {
  const { path, body, state, life } = asked;
  if (what === 'POST /files') return await store(asked);
  if (what === 'GET /files') return list(state.files.map(withoutText));
  if (what === 'GET /fine_tuning/jobs') return list(state.jobs.map(jobAnswer));
  if (what === 'POST /fine_tuning/jobs') {
    const id = `ftjob-${state.jobs.length + 1}`;
    const job = { id, body: JSON.parse(body.toString('utf8')), status: 'queued', events: [], looks: 0 };
    state.jobs.push(job);
    return jobAnswer(job);
  }
  const job = state.jobs.find(({ id }) => path.includes(id));
  if (!job) return undefined;
  if (path.endsWith('/events')) return list(job.events.toReversed());
  if (path.endsWith('/cancel')) job.status = 'cancelled';
  else live(job, life);
  return jobAnswer(job);
}

async function store({ body, type, state }: Asked): Promise<object> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = form.get('file') as File; // the client sends one
  const stored = {
    id: `file-${state.files.length + 1}`,
    filename: file.name,
    bytes: file.size,
    purpose: String(form.get('purpose')),
    text: await file.text(),
  };
  state.files.push(stored);
  return withoutText(stored);
}

const withoutText = ({ text: _, ...file }: StoredFile): object => ({ object: 'file', ...file });

function live(job: StoredJob, life: readonly string[]): void {
  if (job.status === 'cancelled') return;
  job.status = life[Math.min(job.looks, life.length - 1)] ?? 'running';
  job.looks += 1;
  const number = job.events.length + 1;
  if (job.looks <= life.length)
    job.events.push({
      id: `ev-${number}`,
      created_at: 1_790_000_000 + number,
      message: `The job is ${job.status}.`,
    });
}

const jobAnswer = ({ id, body, status }: StoredJob): object => ({
  object: 'fine_tuning.job',
  id,
  status,
  model: body.model,
  training_file: body.training_file,
  fine_tuned_model: status === 'succeeded' ? `ft:${body.model}:tools` : null,
  trained_tokens: status === 'succeeded' ? 4321 : null,
  error: status === 'failed' ? { message: 'The loss is not a number.' } : null,
});

async function bytesOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
