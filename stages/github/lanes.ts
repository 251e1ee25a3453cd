// Uses tokens in turn. Each has a budget per resource (core, search, code_search) and rests when it is used
// up. A request waits for the first token that is free, and reports a long wait.
import { UsageError } from '../../pipeline/errors.ts';
import { sleep } from '../../pipeline/when-aborted.ts';

export type Resource = 'core' | 'search' | 'code_search';

export interface Lane {
  /** Undefined for requests without a token. */
  readonly token: string | undefined;
  /** Milliseconds since the epoch. */
  readonly freeAt: Map<Resource, number>;
}

export interface Lanes {
  free(resource: Resource): Promise<Lane>;
  rest(lane: Lane, resource: Resource, until: number): void;
  /** Uses a token no more, because GitHub refuses it. Throws if it was the last one. */
  drop(lane: Lane, why: string): void;
}

export interface Clock {
  now(): number;
  readonly signal: AbortSignal;
  note(message: string): void;
}

export function lanesFor(tokens: readonly string[], { now, signal, note }: Clock): Lanes {
  const lanes: Lane[] = (tokens.length > 0 ? tokens : [undefined]).map((token) => ({
    token,
    freeAt: new Map(),
  }));
  let turn = 0;
  return {
    async free(resource) {
      for (;;) {
        const waits = lanes.map((lane) => (lane.freeAt.get(resource) ?? 0) - now());
        const ready = lanes
          .map((_, index) => (turn + index) % lanes.length)
          .find((index) => (waits[index] ?? 0) <= 0);
        const lane = ready === undefined ? undefined : lanes[ready];
        if (lane && ready !== undefined) {
          turn = ready + 1;
          return lane;
        }
        const wait = Math.min(...waits);
        if (wait > 5000)
          note(`GitHub allows no more ${resource} requests for ${Math.ceil(wait / 1000)} s; waiting`);
        await sleep(Math.max(wait, 50), signal);
      }
    },
    rest(lane, resource, until) {
      lane.freeAt.set(resource, Math.max(until, lane.freeAt.get(resource) ?? 0));
    },
    drop(lane, why) {
      lanes.splice(lanes.indexOf(lane), 1);
      if (lanes.length === 0)
        throw new UsageError(
          `GitHub refuses the token: ${why}; put another one in an environment variable that the option ` +
            '`tokens` names',
        );
      note(`GitHub refuses one of the tokens: ${why}; continuing with the other ${lanes.length}`);
    },
  };
}
