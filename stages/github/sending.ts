// Sends one request until there is an answer. A limit makes the token rest, and a failure that may pass is
// tried again.
import { messageOf, UnavailableError, UsageError } from '../../pipeline/errors.ts';
import { signalLike, sleep } from '../../pipeline/when-aborted.ts';
import { networkFault } from '../network-fault.ts';
import type { Clock, Lane, Lanes, Resource } from './lanes.ts';

/** There is nothing at this address, or it may not be read. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** The members of octokit that are used. */
export interface Requester {
  request(route: string, parameters: object): Promise<Response>;
}

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

interface GitHubRequest {
  readonly resource: Resource;
  readonly route: string;
  readonly parameters: { readonly request?: object; readonly headers?: object };
}

export interface Sender {
  readonly lanes: Lanes;
  readonly clock: Clock;
  requesterOf(lane: Lane): Requester;
  count(resource: Resource): void;
}

/** A failure that may pass is tried again this often, with a pause (in milliseconds) that doubles. */
const attempts = 4;
const firstPause = 500;
/** The pause for a secondary limit that names none. In milliseconds. */
const secondaryPause = 60_000;

export async function send(sender: Sender, sent: GitHubRequest): Promise<Response> {
  const { lanes, clock } = sender;
  for (let failures = 0; ; ) {
    clock.signal.throwIfAborted();
    const lane = await lanes.free(sent.resource);
    sender.count(sent.resource);
    try {
      return await sendOnce(sender, sent, lane);
    } catch (error) {
      clock.signal.throwIfAborted();
      const refusal = refusalOf(error);
      if (refusal?.status === 304) return refusal;
      if (refusal && recover(refusal, error, { lane, resource: sent.resource, sender })) continue;
      failures += 1;
      if (failures >= attempts) throw unavailable(sent.route, error);
      await sleep(firstPause * 2 ** failures, clock.signal);
    }
  }
}

interface Refused {
  readonly lane: Lane;
  readonly resource: Resource;
  readonly sender: Sender;
}

/**
 * Lets the token rest for a limit, or drops it if GitHub refuses it. Returns true if the request can then be sent
 * again at once, and false for a failure of GitHub. Throws if every token would get the same refusal.
 */
function recover(refusal: Response, error: unknown, refused: Refused): boolean {
  if (restForLimit(refusal, refused)) return true;
  if (refusal.status >= 500) return false;
  if (refusal.status !== 401)
    throw new NotFoundError(`${refusal.status} ${messageOf(error)}`, { cause: error });
  refused.sender.lanes.drop(refused.lane, messageOf(error));
  return true;
}

async function sendOnce(
  { lanes, clock, requesterOf }: Sender,
  { resource, route, parameters }: GitHubRequest,
  lane: Lane,
): Promise<Response> {
  // A signal of its own for each request: fetch takes its listener off only when it is collected, and the
  // run's signal lives on.
  const request = { ...parameters.request, signal: signalLike(clock.signal) };
  const response = await requesterOf(lane).request(route, { ...parameters, request });
  restWhereUsedUp(response, { lane, resource, lanes });
  return response;
}

const unavailable = (route: string, cause: unknown): UnavailableError =>
  new UnavailableError('GitHub unreachable', `${route}: ${networkFault(cause) ?? messageOf(cause)}`, {
    cause,
  });

const numberIn = ({ headers }: Response, name: string): number | undefined =>
  headers[name] === undefined ? undefined : Number(headers[name]);

/** A lane whose budget is used up rests until the budget is renewed. */
function restWhereUsedUp(
  response: Response,
  { lane, resource, lanes }: { lane: Lane; resource: Resource; lanes: Lanes },
): void {
  const reset = numberIn(response, 'x-ratelimit-reset');
  if (numberIn(response, 'x-ratelimit-remaining') === 0 && reset) lanes.rest(lane, resource, reset * 1000);
}

/** Lets the lane rest if a refusal is a limit, primary or secondary. False for any other refusal. */
function restForLimit(response: Response, { lane, resource, sender }: Refused): boolean {
  const { lanes, clock } = sender;
  if (response.status !== 403 && response.status !== 429) return false;
  if (numberIn(response, 'x-ratelimit-limit') === 0)
    throw new UsageError(`GitHub allows this token no ${resource} requests at all; use another token`);
  const pause = numberIn(response, 'retry-after');
  if (pause) lanes.rest(lane, resource, clock.now() + pause * 1000);
  else if (numberIn(response, 'x-ratelimit-remaining') === 0)
    restWhereUsedUp(response, { lane, resource, lanes });
  else if (response.status === 429) lanes.rest(lane, resource, clock.now() + secondaryPause);
  else return false;
  return true;
}

/** What octokit throws when GitHub refuses. Undefined where there was no response. */
function refusalOf(error: unknown): Response | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  // The RequestError of octokit.
  const response = 'response' in error ? (error.response as Partial<Response> | undefined) : undefined;
  if (!response && error.status >= 500) return undefined;
  return { status: error.status, headers: response?.headers ?? {}, data: response?.data };
}
