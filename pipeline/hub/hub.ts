// A hub of datasets over its HTTP API, as Hugging Face speaks it: create a repository, ask how each file is to be sent,
// send large ones to the storage that the hub names, and commit all of them at once.
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { type HubReply, type HubRequest, type Sending, send } from './hub-request.ts';

/** A file to be committed. */
export interface HubFile {
  /** In the repository. */
  readonly path: string;
  /** On this machine. */
  readonly source: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface HubAccount extends Sending {
  readonly url: string;
  readonly token: string;
  /** OWNER/NAME. */
  readonly repository: string;
}

/** Files that the hub tells about in one request. */
const mostAtOnce = 100;
/** Bytes that tell the hub whether a file is text. */
const sampleBytes = 512;

/** False if it was there before; its visibility stays as it is then. */
export async function createRepository(account: HubAccount, isPrivate: boolean): Promise<boolean> {
  const [organization, name] = account.repository.split('/');
  const body = { type: 'dataset', name, organization, private: isPrivate };
  const { status } = await asked(account, '/api/repos/create', { body, accepted: [409] });
  return status !== 409;
}

const modesSchema = z.looseObject({
  files: z.array(
    z.looseObject({
      path: z.string(),
      uploadMode: z.enum(['lfs', 'regular']),
      shouldIgnore: z.boolean().optional(),
    }),
  ),
});

/** Paths of the files that go to the storage for large ones. */
export async function largeFiles(
  account: HubAccount,
  files: readonly HubFile[],
): Promise<ReadonlySet<string>> {
  const large = new Set<string>();
  for (const some of inChunks(files)) {
    const described = some.map(async ({ path, source, bytes }) => ({
      ...{ path, size: bytes, sample: await sampleOf(source) },
    }));
    const body = { files: await Promise.all(described) };
    const path = `/api/datasets/${account.repository}/preupload/main`;
    const { files: modes } = parsed(modesSchema, await asked(account, path, { body }), account);
    for (const { path: place, uploadMode } of modes) if (uploadMode === 'lfs') large.add(place);
  }
  return large;
}

async function sampleOf(source: string): Promise<string> {
  const file = await open(source);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead).toString('base64');
  } finally {
    await file.close();
  }
}

const actionSchema = z.looseObject({ href: z.string(), header: z.record(z.string(), z.string()).optional() });
const batchSchema = z.looseObject({
  objects: z.array(
    z.looseObject({
      oid: z.string(),
      actions: z.looseObject({ upload: actionSchema.optional(), verify: actionSchema.optional() }).optional(),
      error: z.looseObject({ message: z.string() }).optional(),
    }),
  ),
});
type Action = z.infer<typeof actionSchema>;

/** What the storage holds already is not sent again. */
export async function uploadLarge(account: HubAccount, files: readonly HubFile[]): Promise<void> {
  for (const some of inChunks(files)) {
    const body = {
      ...{ operation: 'upload', transfers: ['basic', 'multipart'], hash_algo: 'sha_256' },
      ref: { name: 'main' },
      objects: some.map(({ sha256, bytes }) => ({ oid: sha256, size: bytes })),
    };
    const path = `/datasets/${account.repository}.git/info/lfs/objects/batch`;
    const reply = await asked(account, path, { body, type: lfsType });
    for (const { oid, actions, error } of parsed(batchSchema, reply, account).objects) {
      const file = some.find(({ sha256 }) => sha256 === oid);
      if (!file) throw new UsageError(`${account.url} asks for a file that was not offered`);
      if (error)
        throw new UsageError(`${account.url} refuses ${file.path}: ${account.redact(error.message)}`);
      if (!actions?.upload) continue;
      account.note(`Uploading ${file.path} (${(file.bytes / 1e6).toFixed(1)} MB)`);
      await uploaded(account, file, actions.upload);
      if (actions.verify) await verified(account, file, actions.verify);
    }
  }
}

const lfsType = 'application/vnd.git-lfs+json';

/** To where the hub says, without the token: the address itself is the permission. */
async function uploaded(account: HubAccount, file: HubFile, { href, header = {} }: Action): Promise<void> {
  const { chunk_size: chunk, ...rest } = header;
  if (chunk === undefined) return void (await send(part(file, href, { headers: rest }), account));
  const size = Number(chunk);
  const addresses = Object.entries(rest).filter(([name]) => /^\d+$/.test(name));
  if (!(size > 0) || addresses.length !== Math.ceil(file.bytes / size))
    throw new UsageError(`${account.url} wants ${file.path} in parts that do not add up; try again later`);
  const parts: { readonly partNumber: number; readonly etag: string }[] = [];
  for (const [name, url] of addresses) {
    const partNumber = Number(name);
    const from = (partNumber - 1) * size;
    const reply = await send(part(file, url, { from, to: Math.min(from + size, file.bytes) }), account);
    const { etag } = reply.headers;
    if (typeof etag !== 'string')
      throw new UsageError(`${new URL(url).host} did not confirm a part of ${file.path}; try again later`);
    parts.push({ partNumber, etag });
  }
  const body = JSON.stringify({ oid: file.sha256, parts });
  const headers = { accept: lfsType, 'content-type': lfsType };
  await send({ url: href, method: 'POST', headers, body: () => body }, account);
}

interface Range {
  readonly headers?: Readonly<Record<string, string>>;
  readonly from?: number;
  readonly to?: number;
}

function part(
  { source, bytes }: HubFile,
  url: string,
  { headers = {}, from = 0, to = bytes }: Range,
): HubRequest {
  const length = to - from;
  return {
    ...{ url, method: 'PUT', bytes: length, headers: { ...headers, 'content-length': String(length) } },
    body: () => createReadStream(source, { start: from, end: Math.max(from, to - 1) }),
  };
}

async function verified(account: HubAccount, { sha256, bytes }: HubFile, { href, header = {} }: Action) {
  const body = JSON.stringify({ oid: sha256, size: bytes });
  const isOwn = new URL(href).origin === new URL(account.url).origin;
  const headers = { accept: lfsType, 'content-type': lfsType, ...header, ...(isOwn ? keyOf(account) : {}) };
  await send({ url: href, method: 'POST', headers, body: () => body }, account);
}

const commitSchema = z.looseObject({ commitUrl: z.string(), commitOid: z.string() });

interface Commit {
  readonly files: readonly HubFile[];
  readonly large: ReadonlySet<string>;
  readonly message: string;
}

/** All files at once, or none of them. Resolves to the address and the ID of the commit. */
export async function commit(
  account: HubAccount,
  { files, large, message }: Commit,
): Promise<{ readonly url: string; readonly id: string }> {
  const operations = files.map(async ({ path, source, bytes, sha256 }) =>
    large.has(path)
      ? { key: 'lfsFile', value: { path, algo: 'sha256', oid: sha256, size: bytes } }
      : {
          key: 'file',
          value: { path, encoding: 'base64', content: (await readFile(source)).toString('base64') },
        },
  );
  const header = { key: 'header', value: { summary: message, description: '' } };
  const lines = [header, ...(await Promise.all(operations))].map((line) => JSON.stringify(line)).join('\n');
  const path = `/api/datasets/${account.repository}/commit/main`;
  const reply = await asked(account, path, { text: lines, type: 'application/x-ndjson' });
  const { commitUrl, commitOid } = parsed(commitSchema, reply, account);
  return { url: commitUrl, id: commitOid };
}

interface Asked {
  readonly body?: object;
  readonly text?: string;
  readonly type?: string;
  readonly accepted?: readonly number[];
}

const keyOf = ({ token }: HubAccount): Record<string, string> => ({ authorization: `Bearer ${token}` });

function asked(
  account: HubAccount,
  path: string,
  { body, text = JSON.stringify(body), type = 'application/json', accepted = [] }: Asked,
): Promise<HubReply> {
  const headers = {
    ...keyOf(account),
    'content-type': type,
    accept: type === lfsType ? lfsType : 'application/json',
  };
  const url = `${account.url}${path}`;
  return send({ url, method: 'POST', headers, body: () => text, bytes: text.length, accepted }, account);
}

function parsed<Value>(schema: z.ZodType<Value>, { text }: HubReply, { url }: HubAccount): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(`${url} answered something that is no answer of a hub; check --hub`, { cause });
  }
}

const inChunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, index) =>
    items.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
