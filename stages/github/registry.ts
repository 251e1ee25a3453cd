// The official MCP registry: its servers that say in which repository on GitHub they live.
//   GET /v0/servers?limit=100&cursor=… -> {"servers":[{"server":{"name":"…","repository":{"url":"https://github.com/owner/name"}}}],"metadata":{"nextCursor":"…"}}
import { z } from 'zod';

const serverSchema = z.looseObject({
  description: z.string().nullish(),
  repository: z.looseObject({ url: z.string().nullish() }).nullish(),
});
const pageSchema = z.looseObject({
  servers: z.array(z.union([z.looseObject({ server: serverSchema }), serverSchema])),
  metadata: z.looseObject({ nextCursor: z.string().nullish(), next_cursor: z.string().nullish() }).nullish(),
});

/** A page takes a second; a registry that takes longer than this is away. */
const timeout = 30_000;

export async function* registeredRepositories(
  url: string,
  signal: AbortSignal,
): AsyncIterable<{ name: string; description: string | null }> {
  let cursor: string | undefined;
  do {
    const page = new URL('/v0/servers', url);
    page.searchParams.set('limit', '100');
    if (cursor !== undefined) page.searchParams.set('cursor', cursor);
    const response = await fetch(page, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]) });
    if (!response.ok) throw new Error(`${page.origin} answers ${response.status}`);
    const { servers, metadata } = pageSchema.parse(await response.json());
    for (const entry of servers) {
      const { repository, description } =
        'server' in entry ? (entry.server as z.infer<typeof serverSchema>) : entry; // the first form of the union
      const name = /github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/#?].*)?$/.exec(repository?.url ?? '')?.[1];
      if (name) yield { name, description: description ?? null };
    }
    cursor = metadata?.nextCursor ?? metadata?.next_cursor ?? undefined;
  } while (cursor !== undefined && cursor !== '');
}
