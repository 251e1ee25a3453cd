// GitHub through octokit: tokens in turn, answers kept with their ETags. The only file that knows octokit,
// and the only one here that reads the clock and the environment.
import { environmentVariable } from '../../pipeline/process-env.ts';
import type { Json } from '../../schemas/json.ts';
import { type Lane, lanesFor, type Resource } from './lanes.ts';
import { responseCache } from './response-cache.ts';
import { answered, type Requester, type Sender } from './sending.ts';

export interface GitHub {
  /**
   * The body of an answer, from the cache where it is young or has not changed. `isAgain` asks for one that
   * was not good enough.
   */
  json(
    resource: Resource,
    route: string,
    parameters: Readonly<Record<string, string | number>>,
    options?: { readonly isAgain: boolean },
  ): Promise<Json>;
  /** The bytes of an answer, streamed and not kept. */
  stream(route: string, parameters: Readonly<Record<string, string>>): Promise<ReadableStream<Uint8Array>>;
  /** YYYY-MM-DD. */
  today(): string;
  /**
   * The same, telling of each request that is sent (core, search, code_search) and each that is not (from the
   * cache).
   */
  countedBy(count: (what: string) => void): GitHub;
}

export interface GitHubOptions {
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
  if (tokens.length === 0)
    note(
      `no token in ${options.tokens.join(', ') || 'any variable'}: GitHub allows 60 requests an hour; with a token it is 5,000`,
    );
  const clock = { now, signal, note };
  const requesterOf = await requesters(baseUrl);
  const sender = { lanes: lanesFor(tokens, clock), clock, requesterOf };
  const cache = responseCache(options.cache, { freshHours, now });
  const countedBy = (count: (what: string) => void): GitHub => {
    const counted: Sender = { ...sender, count };
    return {
      countedBy,
      today: () => new Date(now()).toISOString().slice(0, 10),
      async json(resource, route, parameters, { isAgain } = { isAgain: false }) {
        const url = `${baseUrl} ${route} ${JSON.stringify(parameters)}`;
        const known = isAgain ? undefined : await cache.read(url);
        if (known?.isFresh) {
          count('from the cache');
          return known.body;
        }
        const headers = known?.etag ? { headers: { 'if-none-match': known.etag } } : {};
        const answer = await answered(counted, resource, route, { ...parameters, ...headers });
        const body = answer.status === 304 && known ? known.body : (answer.data as Json); // GitHub answers JSON
        await cache.write(url, { body, etag: String(answer.headers.etag ?? known?.etag ?? '') || null });
        return body;
      },
      async stream(route, parameters) {
        const request = { parseSuccessResponseBody: false };
        const answer = await answered(counted, 'core', route, { ...parameters, request });
        return answer.data as ReadableStream<Uint8Array>; // as asked for
      },
    };
  };
  return countedBy(() => {});
}

/**
 * One octokit per token, without its own retries and throttling: those are done here, for all tokens
 * together.
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
