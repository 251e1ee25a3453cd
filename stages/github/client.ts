// GitHub through octokit: tokens in turn, responses kept with their ETags. The only file that knows octokit,
// and the only one here that reads the clock and the environment.
import { environmentVariable } from '../../pipeline/process-env.ts';
import type { Json } from '../../schemas/json.ts';
import { type Clock, type Lane, lanesFor, type Resource } from './lanes.ts';
import { type ResponseCache, responseCache } from './response-cache.ts';
import { type Requester, type Sender, send } from './sending.ts';

interface JsonRequest {
  readonly resource: Resource;
  readonly route: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** The response in the cache was not good enough: ask for it anew. */
  readonly isAgain?: boolean;
}

export interface GitHub {
  /** The body of a response, from the cache where it is fresh or has not changed. */
  json(request: JsonRequest): Promise<Json>;
  /** The bytes of a response, streamed and not kept. */
  stream(route: string, parameters: Readonly<Record<string, string>>): Promise<ReadableStream<Uint8Array>>;
  /** YYYY-MM-DD. */
  today(): string;
  /**
   * The same client, which reports each request that is sent (core, search, code_search) or answered by the
   * cache.
   */
  countedBy(count: (what: string) => void): GitHub;
}

interface GitHubOptions {
  readonly baseUrl: string;
  /** Names of environment variables. */
  readonly tokens: readonly string[];
  readonly cache: string;
  readonly freshHours: number;
  readonly signal: AbortSignal;
  note(message: string): void;
}

export async function openGitHub(options: GitHubOptions): Promise<GitHub> {
  const { baseUrl, freshHours, signal, note } = options;
  const now = (): number => Date.now();
  const tokens = options.tokens.flatMap((name) => environmentVariable(name) ?? []);
  if (tokens.length === 0) note(withoutToken(options.tokens));
  const clock: Clock = { now, signal, note };
  const sender = { lanes: lanesFor(tokens, clock), clock, requesterOf: await requesters(baseUrl) };
  const cache = responseCache(options.cache, { freshHours, now });
  const countedBy = (count: (what: string) => void): GitHub => ({
    ...gitHubWith({ ...sender, count }, cache, baseUrl),
    countedBy,
  });
  return countedBy(() => {});
}

const withoutToken = (names: readonly string[]): string =>
  `no GitHub token in ${names.join(', ') || 'any environment variable'}: GitHub allows 60 requests an hour ` +
  'without a token, and 5,000 with one';

function gitHubWith(
  sender: Omit<Sender, 'count'> & { count(what: string): void },
  cache: ResponseCache,
  baseUrl: string,
): Omit<GitHub, 'countedBy'> {
  return {
    today: () => new Date(sender.clock.now()).toISOString().slice(0, 10),
    async json({ resource, route, parameters, isAgain = false }) {
      const url = `${baseUrl} ${route} ${JSON.stringify(parameters)}`;
      const known = isAgain ? undefined : await cache.read(url);
      if (known?.isFresh) {
        sender.count('from the cache');
        return known.body;
      }
      const headers = known?.etag ? { headers: { 'if-none-match': known.etag } } : {};
      const response = await send(sender, { resource, route, parameters: { ...parameters, ...headers } });
      const isUnchanged = response.status === 304 && known;
      const body = isUnchanged ? known.body : (response.data as Json); // GitHub answers JSON
      await cache.write(url, { body, etag: String(response.headers.etag ?? known?.etag ?? '') || null });
      return body;
    },
    async stream(route, parameters) {
      const request = { parseSuccessResponseBody: false };
      const sent = { resource: 'core', route, parameters: { ...parameters, request } } as const;
      return (await send(sender, sent)).data as ReadableStream<Uint8Array>; // as asked for
    },
  };
}

/**
 * One octokit per token, without its retries and its throttling: both are done here, for all tokens together.
 */
async function requesters(baseUrl: string): Promise<(lane: Lane) => Requester> {
  const { Octokit } = await import('octokit'); // loaded where it is used
  const byLane = new Map<Lane, Requester>();
  return (lane) => {
    const known = byLane.get(lane);
    if (known) return known;
    const octokit = new Octokit({
      baseUrl,
      userAgent: 'toolloom',
      ...(lane.token === undefined ? {} : { auth: lane.token }),
      throttle: { enabled: false },
      retry: { enabled: false },
      log: { debug() {}, info() {}, warn() {}, error() {} },
    }) as unknown as Requester; // octokit types every route of the API; here routes are data
    byLane.set(lane, octokit);
    return octokit;
  };
}
