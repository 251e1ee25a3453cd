// A session that is played many times and remembers what each call came to in each state. The session behind it
// is opened once, and brought to a state only when a call has not been made there before.
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Session } from '../environments/environment.ts';

/** A state, by the calls that lead to it from the start. */
interface State {
  readonly reached?: { readonly from: State; readonly call: Call };
  readonly results: Map<string, ToolResult>;
  /** States after calls that may have left a trace. */
  readonly next: Map<string, State>;
  snapshot?: Json;
}

interface Call {
  readonly name: string;
  readonly given: JsonObject;
}

const newState = (reached?: State['reached']): State => ({
  ...(reached ? { reached } : {}),
  results: new Map(),
  next: new Map(),
});

export interface RememberingSessions extends AsyncDisposable {
  open(): Promise<Session>;
}

/** True if a call has left everything as it was. Of a call that may have done something unseen, say no. */
type LeftNoTrace = (tool: string, result: ToolResult) => boolean;

export function remembering(openReal: () => Promise<Session>, leftNoTrace: LeftNoTrace): RememberingSessions {
  const start = newState();
  const real = new RealSession(openReal, start);
  return {
    async open() {
      let state = start;
      return {
        tools: await real.tools(),
        async call(name, given) {
          const { result, next } = await rememberedCall({ name, given }, { real, state, leftNoTrace });
          state = next;
          return result;
        },
        async snapshot() {
          state.snapshot ??= await (await real.at(state)).snapshot();
          return state.snapshot;
        },
        async [Symbol.asyncDispose]() {},
      };
    },
    [Symbol.asyncDispose]: () => real.close(),
  };
}

interface Moment {
  readonly real: RealSession;
  readonly state: State;
  readonly leftNoTrace: LeftNoTrace;
}

/** What a call comes to in a state, and the state after it. */
async function rememberedCall(
  call: Call,
  { real, state, leftNoTrace }: Moment,
): Promise<{ result: ToolResult; next: State }> {
  const key = JSON.stringify([call.name, call.given]);
  const known = state.results.get(key);
  if (known) return { result: known, next: state.next.get(key) ?? state };
  const result = await (await real.at(state)).call(call.name, call.given);
  state.results.set(key, result);
  if (leftNoTrace(call.name, result)) return { result, next: state };
  const next = newState({ from: state, call });
  state.next.set(key, next);
  real.isNowAt(next);
  return { result, next };
}

/** The one session behind all plays. */
class RealSession {
  #session: Session | undefined;
  #state: State;
  readonly #open: () => Promise<Session>;
  readonly #start: State;
  #tools: readonly string[] | undefined;

  constructor(open: () => Promise<Session>, start: State) {
    this.#open = open;
    this.#start = start;
    this.#state = start;
  }

  async opened(): Promise<Session> {
    this.#session ??= await this.#open();
    return this.#session;
  }

  async tools(): Promise<readonly string[]> {
    this.#tools ??= (await this.opened()).tools;
    return this.#tools;
  }

  /** The caller has just made the call that leads there. */
  isNowAt(state: State): void {
    this.#state = state;
  }

  /** The session in a state: goes on from where it is, or else from the start. */
  async at(state: State): Promise<Session> {
    if (this.#session && state === this.#state) return this.#session;
    const calls: Call[] = [];
    let from: State | undefined = state;
    while (from?.reached && from !== this.#state) {
      calls.unshift(from.reached.call);
      from = from.reached.from;
    }
    if (from !== this.#state || !this.#session) await this.#rewind();
    const session = await this.opened();
    for (const { name, given } of calls) await session.call(name, given);
    this.#state = state;
    return session;
  }

  async #rewind(): Promise<void> {
    if (this.#session?.rewind) await this.#session.rewind();
    else await this.close();
    this.#state = this.#start;
  }

  async close(): Promise<void> {
    await this.#session?.[Symbol.asyncDispose]();
    this.#session = undefined;
    this.#state = this.#start;
  }
}
