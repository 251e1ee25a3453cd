// One request until it has an answer that is neither a limit nor a failure that passes: limits make a token
// rest, failures are tried again.
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import type { Clock, Lane, Lanes, Resource } from './lanes.ts';

/** There is nothing there, or it may not be read. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** The members of octokit that are used. */
export interface Requester {
  request(route: string, parameters: object): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

export interface Parameters {
  readonly request?: object;
  readonly headers?: object;
}

export interface Sender {
  readonly lanes: Lanes;
  readonly clock: Clock;
  requesterOf(lane: Lane): Requester;
  count(resource: Resource): void;
}

/** A failure that may pass is tried again so often, with a pause that doubles. In milliseconds. */
const attempts = 4;
const firstPause = 500;
/** What a secondary limit asks for when it does not say. */
const secondaryPause = 60_000;

export async function answered(
  sender: Sender,
  resource: Resource,
  route: string,
  parameters: Parameters,
): Promise<Answer> {
  const { lanes, clock } = sender;
  for (let failures = 0; ; ) {
    clock.signal.throwIfAborted();
    const lane = await lanes.free(resource);
    sender.count(resource);
    try {
      // A signal of its own for each request: fetch takes its listener off only when it is collected, and the
      // run's signal lives on.
      const request = { ...parameters.request, signal: AbortSignal.any([clock.signal]) };
      const answer = await sender.requesterOf(lane).request(route, { ...parameters, request });
      restWhereUsedUp(answer, lane, resource, lanes);
      return answer;
    } catch (error) {
      clock.signal.throwIfAborted();
      const refusal = refusalOf(error);
      if (refusal?.status === 304) return refusal;
      if (refusal && isLimit(refusal, lane, resource, sender)) continue;
      if (refusal?.status === 401) lanes.drop(lane, messageOf(error));
      else if (refusal && refusal.status < 500)
        throw new Unavailable(`${refusal.status} ${messageOf(error)}`, { cause: error });
      else {
        failures += 1;
        if (failures >= attempts) throw error;
        await sleep(firstPause * 2 ** failures, undefined, { signal: clock.signal });
      }
    }
  }
}

const numberIn = ({ headers }: Answer, name: string): number | undefined =>
  headers[name] === undefined ? undefined : Number(headers[name]);

/** A lane whose budget is used up rests until it is filled again. */
function restWhereUsedUp(answer: Answer, lane: Lane, resource: Resource, lanes: Lanes): void {
  const reset = numberIn(answer, 'x-ratelimit-reset');
  if (numberIn(answer, 'x-ratelimit-remaining') === 0 && reset) lanes.rest(lane, resource, reset * 1000);
}

/** Whether a refusal is a limit, primary or secondary; the lane then rests. */
function isLimit(answer: Answer, lane: Lane, resource: Resource, { lanes, clock }: Sender): boolean {
  if (answer.status !== 403 && answer.status !== 429) return false;
  if (numberIn(answer, 'x-ratelimit-limit') === 0)
    throw new UsageError(`GitHub allows this token no ${resource} requests at all; use another`);
  const pause = numberIn(answer, 'retry-after');
  if (pause) lanes.rest(lane, resource, clock.now() + pause * 1000);
  else if (numberIn(answer, 'x-ratelimit-remaining') === 0) restWhereUsedUp(answer, lane, resource, lanes);
  else if (answer.status === 429) lanes.rest(lane, resource, clock.now() + secondaryPause);
  else return false;
  return true;
}

/** What octokit throws for an answer that is no success. Undefined where there was no answer. */
function refusalOf(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? (error.response as Partial<Answer> | undefined) : undefined; // RequestError of octokit
  if (!response && error.status >= 500) return undefined;
  return { status: error.status, headers: response?.headers ?? {}, data: response?.data };
}
