// The turns of an agent that is somewhere else. A play asks its agent for the next turn; a client makes turns when it
// likes. This is where the two meet: each side waits for the other.
import { BugError } from '../../pipeline/errors.ts';
import type { AgentTurn } from '../../stages/simulate/play.ts';

interface Deferred<Value> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

function deferred<Value>(): Deferred<Value> {
  let [resolve, reject]: [Deferred<Value>['resolve'], Deferred<Value>['reject']] = [() => {}, () => {}];
  const promise = new Promise<Value>((fulfil, refuse) => {
    [resolve, reject] = [fulfil, refuse];
  });
  promise.catch(() => {}); // whoever waits sees the error; often nobody does
  return { promise, resolve, reject };
}

export interface ClientTurns {
  /** What the play calls for a turn. */
  next(): Promise<AgentTurn>;
  /** Resolves when the play waits for a turn. */
  awaited(): Promise<void>;
  /** Hands over a turn, once the play waits for one. */
  take(turn: AgentTurn): void;
  /** No turn will come any more: the play ends with this error. */
  abandon(error: Error): void;
}

export function clientTurns(): ClientTurns {
  let asked = deferred<void>();
  let turn = deferred<AgentTurn>();
  let isAsking = false;
  let abandoned: Error | undefined;
  return {
    next() {
      if (abandoned) return Promise.reject(abandoned);
      turn = deferred<AgentTurn>();
      isAsking = true;
      asked.resolve();
      return turn.promise;
    },
    awaited: () => asked.promise,
    take(made) {
      if (!isAsking) throw new BugError('the play does not wait for a turn of the agent');
      isAsking = false;
      asked = deferred<void>();
      turn.resolve(made);
    },
    abandon(error) {
      abandoned = error;
      turn.reject(error);
    },
  };
}
