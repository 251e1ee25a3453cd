// Where pages get their data from: the server of the viewer, or what is in the file, for a page that was handed over.
import { useCallback, useEffect, useState } from './html.ts';
import { type Query, searchOf } from './location.ts';

export interface Source {
  /** Path below `/api`, with its query. Rejects with what the user should read. */
  get(path: string, signal?: AbortSignal): Promise<unknown>;
  /** True where the data is in a file, and only a sample of the run. */
  readonly isFile?: true;
  /** Undefined where nothing can be changed or tried. */
  readonly post?: (path: string, body: object) => Promise<unknown>;
}

export function serverSource(token: string): Source {
  const headers = { 'x-toolloom-token': token };
  return {
    get: async (path, signal) =>
      answerIn(await fetch(`/api${path}`, { headers, ...(signal ? { signal } : {}) }).catch(explain)),
    post: async (path, body) =>
      answerIn(
        await fetch(`/api${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }).catch(explain),
      ),
  };
}

function explain(error: Error): never {
  if (error.name === 'AbortError') throw error;
  throw new Error('the viewer does not answer; is `toolloom view` still running?', { cause: error });
}

async function answerIn(response: Response): Promise<unknown> {
  const answer = (await response.json()) as { readonly error?: string }; // the server answers in JSON alone
  if (response.ok) return answer;
  const message = answer.error ?? `the viewer answered with status ${response.status}`;
  throw response.status === 503 ? new NotYetError(message) : new Error(message);
}

/** What is asked for may be there in a moment. */
class NotYetError extends Error {}

/** Milliseconds until what was not there yet is asked for again. */
const patience = 1500;

let current: Source | undefined;

export function setSource(source: Source): void {
  current = source;
}

export function source(): Source {
  if (!current) throw new Error('the page has no source of data');
  return current;
}

/** The path of a route about a run, with its query. */
export function routeOf(parts: readonly string[], query: Query = {}): string {
  const search = searchOf(query);
  return `/${parts.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

export interface Loaded<Value> {
  /** What was loaded last, also while the next is on its way. */
  readonly value: Value | undefined;
  readonly error: string | undefined;
  readonly isLoading: boolean;
  /** Grows with each answer. */
  readonly round: number;
  reload(): void;
}

/** Loads a path of the source, and again when the path changes. The answers of old paths are dropped. */
export function useData<Value>(path: string | undefined): Loaded<Value> {
  const [state, setState] = useState<{ path?: string; value?: Value; error?: string; answers: number }>({
    answers: 0,
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === undefined) return undefined;
    const left = new AbortController();
    source()
      .get(path, left.signal)
      .then(
        // The route says what it answers.
        (value) => setState(({ answers }) => ({ path, value: value as Value, answers: answers + 1 })),
        (error: Error) => {
          if (left.signal.aborted) return;
          if (error instanceof NotYetError) setTimeout(() => setRound((number) => number + 1), patience);
          setState(({ answers }) => ({ path, error: error.message, answers: answers + 1 }));
        },
      );
    return () => left.abort();
  }, [path, round]);
  const reload = useCallback(() => setRound((number) => number + 1), []);
  return {
    value: state.value,
    error: state.error,
    isLoading: state.path !== path,
    round: state.answers,
    reload,
  };
}

/** Loads a path again and again, `pause` milliseconds after each answer. */
export function usePolled<Value>(path: string, pause: number): Loaded<Value> {
  const { reload, ...loaded } = useData<Value>(path);
  useEffect(() => {
    const timer = setTimeout(reload, pause);
    return () => clearTimeout(timer);
  }, [loaded.round]);
  return { ...loaded, reload };
}
