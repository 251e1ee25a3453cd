// The official MCP registry: its servers that name their repository on GitHub.
//   GET /v0/servers?limit=100&cursor=… ->
//   {"servers":[{"server":{"name":"…","repository":{"url":"https://github.com/owner/name"}}}],
//    "metadata":{"nextCursor":"…"}}
import { z } from 'zod';
import { messageOf, UnavailableError, UsageError } from '../../pipeline/errors.ts';
import { foreignJson } from '../../pipeline/json/foreign-json.ts';
import { networkFault } from '../network-fault.ts';
import { repositoryAt } from './repository-name.ts';

const serverSchema = z.looseObject({
  description: z.string().nullish(),
  repository: z.looseObject({ url: z.string().nullish() }).nullish(),
});
/** Newer registries wrap each server in an object. */
const entrySchema = z.union([
  z.looseObject({ server: serverSchema }).transform(({ server }) => server),
  serverSchema,
]);
const pageSchema = z.looseObject({
  servers: z.array(entrySchema),
  metadata: z.looseObject({ nextCursor: z.string().nullish(), next_cursor: z.string().nullish() }).nullish(),
});
type Page = z.infer<typeof pageSchema>;

/** In milliseconds. A page takes a second; a registry that needs more than this is down. */
const timeout = 30_000;

/**
 * The registry has some hundred pages of 100 servers, each of at most a few hundred KB. One with more than this, or
 * with so many empty pages in a row, does not end its list.
 */
const most = { pages: 2000, emptyPages: 10, bytesOfPage: 16 * 2 ** 20, bytes: 2 ** 30 };

interface RegisteredRepository {
  readonly name: string;
  readonly description: string | null;
}

export async function* registeredRepositories(
  url: string,
  signal: AbortSignal,
): AsyncIterable<RegisteredRepository> {
  const seen = new Set<string>();
  const read = { empty: 0, bytes: 0 };
  let cursor: string | undefined;
  do {
    const { page, bytes } = await readPage(pageAddress(url, cursor), signal);
    const { servers } = page;
    read.empty = servers.length === 0 ? read.empty + 1 : 0;
    read.bytes += bytes;
    for (const { repository, description } of servers) {
      const name = repositoryAt(repository?.url ?? '');
      if (name) yield { name, description: description ?? null };
    }
    cursor = cursorOf(page);
    const endless = cursor !== undefined && endlessness(cursor, { seen, ...read });
    if (endless) throw new UnavailableError('registry answered rubbish', `${url}: ${endless}`);
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
}

const cursorOf = ({ metadata }: Page): string | undefined =>
  metadata?.nextCursor || metadata?.next_cursor || undefined;

interface ListProgress {
  /** The cursors so far. */
  readonly seen: ReadonlySet<string>;
  /** Empty pages in a row. */
  readonly empty: number;
  readonly bytes: number;
}

function endlessness(cursor: string, { seen, empty, bytes }: ListProgress): string | undefined {
  if (seen.has(cursor)) return 'its list does not end: it sent the same cursor twice';
  if (seen.size + 1 >= most.pages) return `its list has more than ${most.pages} pages`;
  if (empty >= most.emptyPages) return `its list does not end: it sent ${empty} empty pages in a row`;
  if (bytes > most.bytes) return `its list has more than ${most.bytes / 2 ** 20} MB`;
  return undefined;
}

function pageAddress(url: string, cursor: string | undefined): URL {
  const address = new URL('/v0/servers', url);
  address.searchParams.set('limit', '100');
  if (cursor !== undefined) address.searchParams.set('cursor', cursor);
  return address;
}

async function readPage(address: URL, signal: AbortSignal): Promise<{ page: Page; bytes: number }> {
  const response = await fetch(address, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
  }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw unavailable(address, networkFault(cause) ?? messageOf(cause), cause);
  });
  const text = await textOf(response, address).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw cause instanceof UnavailableError ? cause : unavailable(address, 'its answer broke off', cause);
  });
  if (response.status >= 500 || response.status === 429)
    throw unavailable(address, `it answers HTTP ${response.status}`);
  const { data } = pageSchema.safeParse(jsonOf(text));
  if (response.ok && data) return { page: data, bytes: Buffer.byteLength(text) };
  throw new UsageError(
    `${address.origin} is not an MCP registry: GET ${address.pathname} answers HTTP ${response.status} ` +
      'without a list of servers; set stages.find-repositories.registry to the address of a registry',
  );
}

/** The body, as far as a page may be long. */
async function textOf(response: Response, address: URL): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    bytes += part.length;
    if (bytes > most.bytesOfPage)
      throw unavailable(address, `a page of its list has more than ${most.bytesOfPage / 2 ** 20} MB`);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Undefined is refused by the schema. */
const jsonOf = (text: string): unknown => foreignJson(text);

const unavailable = (address: URL, why: string, cause?: unknown): UnavailableError =>
  new UnavailableError('registry unreachable', `${address.origin}: ${why}`, { cause });
