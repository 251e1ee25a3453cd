// The plays of a list, of which only the parts that were looked at are in memory.
import type { Indexing, PlayLine, PlayList } from '../../contract/plays.ts';
import { useCallback, useEffect, useRef, useState } from '../html.ts';
import type { Query } from '../location.ts';
import { routeOf, source } from '../source.ts';

/** Plays of a part. */
const part = 100;
/** Parts that are kept; those that were used least lately go first. */
const mostParts = 12;
/** Milliseconds between two looks at what is new in the run. */
const pause = 2500;

export interface Plays {
  readonly total: number | undefined;
  /** Changes when there is something new in the run. */
  readonly stamp: string;
  readonly indexing: Indexing | undefined;
  readonly error: string | undefined;
  /** Undefined while it is on the way. */
  at(index: number): PlayLine | undefined;
  /** Loads the parts that hold these. */
  want(first: number, last: number): void;
  /** Loads anew what is in sight. */
  reload(): void;
}

interface State {
  readonly parts: ReadonlyMap<number, readonly PlayLine[]>;
  readonly total?: number;
  readonly indexing?: Indexing | undefined;
  readonly error?: string;
}

const none: State = { parts: new Map() };

export function usePlays(run: string, query: Query): Plays {
  const key = routeOf([run, 'plays'], query);
  const [state, setState] = useState<State & { key: string }>({ ...none, key });
  const range = useRef({ first: 0, last: part });
  const asked = useRef(new Set<string>());
  const seen = useRef({ stamp: '', isWhole: false });
  const load = useCallback(
    async (number: number, isNew = false): Promise<void> => {
      const path = routeOf([run, 'plays'], { ...query, from: number * part, count: part });
      if (asked.current.has(path)) return;
      asked.current.add(path);
      try {
        const list = (await source().get(path)) as PlayList; // what the route answers
        seen.current = { stamp: list.stamp, isWhole: !list.indexing };
        setState((before) => withPart(before, { key, number, list, isNew }));
      } catch (error) {
        setState({ ...none, key, error: error instanceof Error ? error.message : String(error) });
      } finally {
        asked.current.delete(path);
      }
    },
    [key],
  );
  const { parts, total, indexing, error } = state.key === key ? state : none;
  const want = (first: number, last: number): void => {
    range.current = { first, last };
    for (const number of partsOf(first, last, total)) if (!parts.has(number)) void load(number);
  };
  const reload = useCallback((): void => {
    const [first = 0, ...others] = partsOf(range.current.first, range.current.last, undefined);
    void load(first, true).then(() => Promise.all(others.map((number) => load(number))));
  }, [load]);
  useEffect(() => {
    reload();
    const timer = setInterval(async () => {
      const found = (await source()
        .get(routeOf([run, 'plays'], { ...query, count: 0 }))
        .catch(() => undefined)) as PlayList | undefined; // the next look may find it again
      if (found && (found.stamp !== seen.current.stamp || !seen.current.isWhole)) reload();
    }, pause);
    return () => clearInterval(timer);
  }, [key]);
  return {
    ...{ total, indexing, error, want, reload },
    stamp: `${seen.current.stamp} ${indexing?.done ?? ''}`,
    at: (index) => parts.get(Math.floor(index / part))?.[index % part],
  };
}

function partsOf(first: number, last: number, total: number | undefined): number[] {
  const end = Math.min(last, total ?? last);
  const from = Math.floor(first / part);
  return Array.from({ length: Math.max(1, Math.ceil(end / part) - from) }, (_, offset) => from + offset);
}

interface LoadedPart {
  readonly key: string;
  readonly number: number;
  readonly list: PlayList;
  /** Whether what was loaded before is out of date. */
  readonly isNew: boolean;
}

function withPart(
  before: State & { key: string },
  { key, number, list, isNew }: LoadedPart,
): State & { key: string } {
  const parts = new Map(before.key === key && !isNew ? before.parts : []);
  parts.delete(number);
  parts.set(number, list.plays);
  for (const old of [...parts.keys()].slice(0, Math.max(0, parts.size - mostParts))) parts.delete(old);
  return { key, parts, total: list.total, indexing: list.indexing };
}
