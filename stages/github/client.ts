// Requests to GitHub through octokit: tokens in turn, limits of both kinds obeyed, answers kept with their ETags, failures that pass tried again.
// The only file that knows octokit.
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import type { Json } from '../../schemas/json.ts';
import { type Lane, lanesFor, type Resource } from './lanes.ts';
import { responseCache } from './response-cache.ts';

/** There is nothing there, or it may not be read. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

export interface GitHub {
  /** The body of an answer, from the cache where it is young or has not changed. */
  json(resource: Resource, route: string, parameters: Readonly<Record<string, string | number>>): Promise<Json>;
  /** The bytes of an answer, streamed and not kept. */
  stream(route: string, parameters: Readonly<Record<string, string>>): Promise<ReadableStream<Uint8Array>>;
  /** Requests that were sent, by resource. */
  readonly sent: ReadonlyMap<Resource, number>;
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

/** A failure that may pass is tried again so often, with a pause that doubles. */
const attempts = 4;
const firstPause = 500;
/** So that who watches sees what a harvest spends of the hour's 5,000. */
const reportEvery = 100;
/** What a secondary limit asks for when it does not say. */
const secondaryPause = 60_000;

/** The members of octokit that are used. */
interface Requester {
  request(route: string, parameters: object): Promise<Answer>;
}
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
  readonly url: string;
}

export async function openGitHub(options: GitHubOptions): Promise<GitHub> {
  const { Octokit } = await import('octokit'); // loaded where it is used
  const now = (): number => Date.now();
  const { signal, note } = options;
  const tokens = options.tokens.flatMap((name) => process.env[name] ?? []).filter((token) => token !== '');
  if (tokens.length === 0)
    note(
      `no token in ${options.tokens.join(', ') || 'any variable'}: GitHub allows 60 requests an hour; with a token it is 5,000`,
    );
  const lanes = lanesFor(tokens, { now, signal, note });
  const cache = responseCache(options.cache, { freshHours: options.freshHours, now });
  const sent = new Map<Resource, number>();
  const requesters = new Map<Lane, Requester>();
  const requesterOf = (lane: Lane): Requester => {
    const known = requesters.get(lane);
    if (known) return known;
    const octokit = new Octokit({
      baseUrl: options.baseUrl,
      userAgent: 'toolloom',
      ...(lane.token === undefined ? {} : { auth: lane.token }),
      throttle: { enabled: false },
      retry: { enabled: false },
      log: { debug() {}, info() {}, warn() {}, error() {} },
    }) as unknown as Requester; // octokit types every route of the API; here routes are data
    requesters.set(lane, octokit);
    return octokit;
  };

  /** Sends until there is an answer that is not a limit and not a failure that passes. */
  async function answered(
    resource: Resource,
    route: string,
    parameters: { request?: object; headers?: object },
  ): Promise<Answer> {
    for (let failures = 0; ; ) {
      signal.throwIfAborted();
      const lane = await lanes.free(resource);
      sent.set(resource, (sent.get(resource) ?? 0) + 1);
      const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
      if (total % reportEvery === 0)
        note(`${total} requests sent to GitHub: ${[...sent].map(([name, count]) => `${name} ${count}`).join(', ')}`);
      try {
        // A signal of its own for each request: fetch takes its listener off only when it is collected, and the run's signal lives on.
        const request = { ...parameters.request, signal: AbortSignal.any([signal]) };
        const answer = await requesterOf(lane).request(route, { ...parameters, request });
        spent(answer, lane, resource);
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        const refusal = refusalOf(error);
        if (refusal?.status === 304) return refusal;
        if (refusal && limited(refusal, lane, resource)) continue;
        if (refusal?.status === 401) {
          lanes.drop(lane, messageOf(error));
          continue;
        }
        if (refusal && refusal.status < 500)
          throw new Unavailable(`${refusal.status} ${messageOf(error)}`, { cause: error });
        failures += 1;
        if (failures >= attempts) throw error;
        await sleep(firstPause * 2 ** failures, undefined, { signal });
      }
    }
  }

  /** A lane whose budget is used up rests until it is filled again. */
  function spent({ headers }: Answer, lane: Lane, resource: Resource): void {
    const reset = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] !== undefined && Number(headers['x-ratelimit-remaining']) === 0 && reset > 0)
      lanes.rest(lane, resource, reset * 1000);
  }

  function limited({ status, headers }: Answer, lane: Lane, resource: Resource): boolean {
    if (status !== 403 && status !== 429) return false;
    if (headers['x-ratelimit-limit'] !== undefined && Number(headers['x-ratelimit-limit']) === 0)
      throw new UsageError(`GitHub allows this token no ${resource} requests at all; use another`);
    const pause = Number(headers['retry-after']);
    if (pause > 0) lanes.rest(lane, resource, now() + pause * 1000);
    else if (Number(headers['x-ratelimit-remaining']) === 0 && headers['x-ratelimit-remaining'] !== undefined)
      lanes.rest(lane, resource, Number(headers['x-ratelimit-reset']) * 1000);
    else if (status === 429) lanes.rest(lane, resource, now() + secondaryPause);
    else return false;
    return true;
  }

  return {
    sent,
    today: () => new Date(now()).toISOString().slice(0, 10),
    async json(resource, route, parameters) {
      const url = `${options.baseUrl} ${route} ${JSON.stringify(parameters)}`;
      const known = await cache.read(url);
      if (known?.isFresh) return known.body;
      const headers = known?.etag ? { headers: { 'if-none-match': known.etag } } : {};
      const answer = await answered(resource, route, { ...parameters, ...headers });
      const body = answer.status === 304 && known ? known.body : (answer.data as Json); // GitHub answers JSON
      await cache.write(url, { body, etag: String(answer.headers.etag ?? known?.etag ?? '') || null });
      return body;
    },
    async stream(route, parameters) {
      const answer = await answered('core', route, { ...parameters, request: { parseSuccessResponseBody: false } });
      return answer.data as ReadableStream<Uint8Array>; // as asked for
    },
  };
}

/** What octokit throws for an answer that is no success. Undefined where there was no answer. */
function refusalOf(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? (error.response as Partial<Answer> | undefined) : undefined;
  if (!response && error.status >= 500) return undefined;
  return { status: error.status, headers: response?.headers ?? {}, data: response?.data, url: response?.url ?? '' };
}
