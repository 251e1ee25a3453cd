// A hub on 127.0.0.1 that keeps what it is sent in memory: repositories, objects of the storage for large files, and
// commits. It tells the same lies and has the same faults as it is asked to.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from './endpoint.ts';

export interface HubServer extends AsyncDisposable {
  readonly url: string;
  readonly repositories: Map<string, { readonly isPrivate: boolean; readonly files: Map<string, Buffer> }>;
  /** By SHA-256. */
  readonly objects: Map<string, Buffer>;
  /** Such as `POST /api/repos/create`, in order. */
  readonly asked: string[];
  /** What each request said of itself. */
  readonly authorizations: { readonly what: string; readonly value: string | undefined }[];
  /** Whole commits. */
  readonly commits: { readonly message: string; readonly paths: readonly string[] }[];
}

export interface HubOptions {
  /** Files beyond this go to the storage for large ones. */
  readonly regularBytes?: number;
  /** Files beyond this go there in parts of so many bytes. */
  readonly partBytes?: number;
  /** Answers in place of the hub, if it returns true. `count`: how often this was asked, this time included. */
  fault?(what: string, count: number, response: ServerResponse): boolean;
}

/** The bodies that the hub understands, all in one. */
interface Wire {
  readonly name: string;
  readonly organization: string;
  readonly type: string;
  readonly private: boolean;
  readonly files: readonly { readonly path: string; readonly size: number; readonly sample: string }[];
  readonly hash_algo: string;
  readonly objects: readonly { readonly oid: string; readonly size: number }[];
  readonly oid: string;
  readonly parts: readonly { readonly etag: string }[];
}

type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

export async function hubServer(options: HubOptions = {}): Promise<HubServer> {
  const state = {
    repositories: new Map<string, { isPrivate: boolean; files: Map<string, Buffer> }>(),
    objects: new Map<string, Buffer>(),
    parts: new Map<string, Buffer[]>(),
    asked: [] as string[],
    authorizations: [] as { what: string; value: string | undefined }[],
    commits: [] as { message: string; paths: string[] }[],
    options,
    url: '',
  };
  const server = createServer(async (incoming, response) => {
    const what = `${incoming.method} ${incoming.url}`;
    state.asked.push(what);
    state.authorizations.push({ what, value: incoming.headers.authorization });
    const body = await bytesOf(incoming);
    const count = state.asked.filter((each) => each === what).length;
    if (options.fault?.(what, count, response)) return;
    const { status, body: answer, headers = {} } = answerTo(what, body, state);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    send(response, status, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  return {
    ...state,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface State extends Omit<HubServer, typeof Symbol.asyncDispose | 'commits'> {
  readonly parts: Map<string, Buffer[]>;
  readonly options: HubOptions;
  readonly commits: { message: string; paths: string[] }[];
}

function answerTo(what: string, body: Buffer, state: State): Answer {
  if (what.startsWith('PUT /storage/')) return stored(what, body, state);
  const json = (): Wire => JSON.parse(body.toString());
  if (what === 'POST /api/repos/create') return created(json(), state);
  if (what.startsWith('POST /complete/')) return completed(json(), state);
  if (what.endsWith('/info/lfs/objects/batch')) return batch(json(), state);
  if (what === 'POST /verify') return { status: state.objects.has(json().oid) ? 200 : 404, body: {} };
  const [, repository = '', action] = /^POST \/api\/datasets\/([^/]+\/[^/]+)\/(\w+)\/main$/.exec(what) ?? [];
  const known = state.repositories.get(repository);
  if (!known) return { status: 404, body: { error: 'Repository not found' } };
  return action === 'preupload' ? modes(json(), state) : committed(body.toString(), known.files, state);
}

function created({ name, organization, type, private: isPrivate }: Wire, { repositories }: State): Answer {
  const full = `${organization}/${name}`;
  if (type !== 'dataset') return { status: 400, body: { error: 'expected a dataset' } };
  if (repositories.has(full))
    return { status: 409, body: { error: 'You already created this dataset repo' } };
  repositories.set(full, { isPrivate, files: new Map() });
  return { status: 200, body: { url: full } };
}

function modes({ files }: Wire, { options: { regularBytes = 10_000 } }: State): Answer {
  if (files.some(({ sample }) => typeof sample !== 'string'))
    return { status: 400, body: { error: 'no sample' } };
  return {
    status: 200,
    body: {
      files: files.map(({ path, size }) => ({
        path,
        uploadMode: size > regularBytes || path.endsWith('.parquet') ? 'lfs' : 'regular',
      })),
    },
  };
}

function batch({ objects, hash_algo }: Wire, state: State): Answer {
  if (hash_algo !== 'sha_256') return { status: 400, body: { error: 'unknown hash' } };
  const { url, options } = state;
  const partBytes = options.partBytes ?? Number.POSITIVE_INFINITY;
  const listed = objects.map(({ oid, size }) => {
    if (state.objects.has(oid)) return { oid, size };
    const verify = { href: `${url}/verify` };
    if (size <= partBytes)
      return { oid, size, actions: { upload: { href: `${url}/storage/${oid}` }, verify } };
    const parts = Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => [
      String(index + 1).padStart(5, '0'),
      `${url}/storage/${oid}/${index + 1}`,
    ]);
    const header = { chunk_size: String(partBytes), ...Object.fromEntries(parts) };
    return { oid, size, actions: { upload: { href: `${url}/complete/${oid}`, header }, verify } };
  });
  return { status: 200, body: { objects: listed } };
}

function stored(what: string, body: Buffer, { objects, parts }: State): Answer {
  const [, oid = '', number] = /storage\/(\w+)(?:\/(\d+))?$/.exec(what) ?? [];
  if (number === undefined) {
    if (sha256(body) !== oid) return { status: 400, body: { error: 'the content has another hash' } };
    objects.set(oid, body);
    return { status: 200, body: {} };
  }
  const known = parts.get(oid) ?? [];
  known[Number(number) - 1] = body;
  parts.set(oid, known);
  return { status: 200, body: {}, headers: { etag: `"${sha256(body)}"` } };
}

function completed({ oid, parts: told }: Wire, { objects, parts }: State): Answer {
  const whole = Buffer.concat(parts.get(oid) ?? []);
  const etags = told.map(({ etag }) => etag);
  const expected = (parts.get(oid) ?? []).map((part) => `"${sha256(part)}"`);
  if (sha256(whole) !== oid || JSON.stringify(etags) !== JSON.stringify(expected))
    return { status: 400, body: { error: 'the parts do not add up' } };
  objects.set(oid, whole);
  return { status: 200, body: {} };
}

function committed(text: string, files: Map<string, Buffer>, { objects, commits, url }: State): Answer {
  const [header, ...operations] = text.split('\n').map((line) => JSON.parse(line));
  const contents = operations.map(({ key, value }): [string, Buffer | undefined] => [
    value.path,
    key === 'lfsFile' ? objects.get(value.oid) : Buffer.from(value.content, value.encoding),
  ]);
  if (contents.some(([, content]) => content === undefined))
    return { status: 400, body: { error: 'a large file was not uploaded' } };
  for (const [path, content = Buffer.alloc(0)] of contents) files.set(path, content);
  commits.push({ message: header.value.summary, paths: contents.map(([path]) => path) });
  return {
    status: 200,
    body: { commitUrl: `${url}/commit/${commits.length}`, commitOid: String(commits.length) },
  };
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
