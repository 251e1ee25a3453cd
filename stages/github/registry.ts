// The official MCP registry: its servers that name their repository on GitHub.
//   GET /v0/servers?limit=100&cursor=… ->
//   {"servers":[{"server":{"name":"…","repository":{"url":"https://github.com/owner/name"}}}],
//    "metadata":{"nextCursor":"…"}}
import { z } from 'zod';
import { messageOf, UnavailableError, UsageError } from '../../pipeline/errors.ts';
import { networkFault } from '../network-fault.ts';

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

/** The registry has some hundred pages. One with more than this does not end its list. */
const mostPages = 10_000;

interface RegisteredRepository {
  readonly name: string;
  readonly description: string | null;
}

export async function* registeredRepositories(
  url: string,
  signal: AbortSignal,
): AsyncIterable<RegisteredRepository> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const { servers, metadata } = await readPage(pageAddress(url, cursor), signal);
    for (const { repository, description } of servers) {
      const name = repositoryName(repository?.url ?? '');
      if (name) yield { name, description: description ?? null };
    }
    cursor = metadata?.nextCursor || metadata?.next_cursor || undefined;
    if (cursor !== undefined && (seen.has(cursor) || seen.size >= mostPages))
      throw new UnavailableError(
        'registry answered rubbish',
        `${url}: its list does not end (cursor ${cursor})`,
      );
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
}

const repositoryName = (url: string): string | undefined =>
  /github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/#?].*)?$/.exec(url)?.[1];

function pageAddress(url: string, cursor: string | undefined): URL {
  const address = new URL('/v0/servers', url);
  address.searchParams.set('limit', '100');
  if (cursor !== undefined) address.searchParams.set('cursor', cursor);
  return address;
}

async function readPage(address: URL, signal: AbortSignal): Promise<Page> {
  const response = await fetch(address, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
  }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw unavailable(address, networkFault(cause) ?? messageOf(cause), cause);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status >= 500 || response.status === 429)
    throw unavailable(address, `it answers HTTP ${response.status}`);
  const { data } = pageSchema.safeParse(body);
  if (response.ok && data) return data;
  throw new UsageError(
    `${address.origin} is not an MCP registry: GET ${address.pathname} answers HTTP ${response.status} ` +
      'without a list of servers; set stages.find-repositories.registry to the address of a registry',
  );
}

const unavailable = (address: URL, why: string, cause?: unknown): UnavailableError =>
  new UnavailableError('registry unreachable', `${address.origin}: ${why}`, { cause });
