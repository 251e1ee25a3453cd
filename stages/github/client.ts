// GitHub through octokit: tokens in turn, answers kept with their ETags. The only file that knows octokit, and the only one here that reads the
// clock and the environment.
import type { Json } from '../../schemas/json.ts';
import { type Lane, lanesFor, type Resource } from './lanes.ts';
import { responseCache } from './response-cache.ts';
import { answered, type Requester, type Sender } from './sending.ts';

export interface GitHub {
  /** The body of an answer, from the cache where it is young or has not changed. */
  json(resource: Resource, route: string, parameters: Readonly<Record<string, string | number>>): Promise<Json>;
  /** The bytes of an answer, streamed and not kept. */
  stream(route: string, parameters: Readonly<Record<string, string>>): Promise<ReadableStream<Uint8Array>>;
  /** YYYY-MM-DD. */
  today(): string;
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
  const tokens = options.tokens.flatMap((name) => process.env[name] ?? []).filter((token) => token !== '');
  if (tokens.length === 0)
    note(
      `no token in ${options.tokens.join(', ') || 'any variable'}: GitHub allows 60 requests an hour; with a token it is 5,000`,
    );
  const clock = { now, signal, note };
  const requesterOf = await requesters(baseUrl);
  const sender: Sender = { lanes: lanesFor(tokens, clock), clock, requesterOf, count: counter(note) };
  const cache = responseCache(options.cache, { freshHours, now });
  return {
    today: () => new Date(now()).toISOString().slice(0, 10),
    async json(resource, route, parameters) {
      const url = `${baseUrl} ${route} ${JSON.stringify(parameters)}`;
      const known = await cache.read(url);
      if (known?.isFresh) return known.body;
      const headers = known?.etag ? { headers: { 'if-none-match': known.etag } } : {};
      const answer = await answered(sender, resource, route, { ...parameters, ...headers });
      const body = answer.status === 304 && known ? known.body : (answer.data as Json); // GitHub answers JSON
      await cache.write(url, { body, etag: String(answer.headers.etag ?? known?.etag ?? '') || null });
      return body;
    },
    async stream(route, parameters) {
      const request = { parseSuccessResponseBody: false };
      const answer = await answered(sender, 'core', route, { ...parameters, request });
      return answer.data as ReadableStream<Uint8Array>; // as asked for
    },
  };
}

/** So that who watches sees what a harvest spends of the hour's 5,000. */
const reportEvery = 100;

function counter(note: (message: string) => void): (resource: Resource) => void {
  const sent = new Map<Resource, number>();
  return (resource) => {
    sent.set(resource, (sent.get(resource) ?? 0) + 1);
    const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
    const parts = [...sent].map(([name, count]) => `${name} ${count}`).join(', ');
    if (total % reportEvery === 0) note(`${total} requests sent to GitHub: ${parts}`);
  };
}

/** One octokit per token, without its own retries and throttling: those are done here, for all tokens together. */
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
