// The wanted mix: of what kind, how hard, how long, and on which worlds the rows are. It is the mix of the tasks that
// were played, whose shares the config sets (`write-tasks.kinds`), because the judge thins out some more than others. A
// factor in the config asks for more or less of something.
import type { TaskFacts } from './task-facts.ts';

/** A part of the rows, such as those of one kind. */
export interface Bucket {
  /** In words, such as "kind lookup". */
  readonly name: string;
  /** Rows that are wanted. */
  wanted: number;
  /** Rows that were chosen. */
  taken: number;
}

export interface Factors {
  readonly kinds: Readonly<Record<string, number>>;
  readonly difficulty: Readonly<Record<string, number>>;
  readonly calls: Readonly<Record<string, number>>;
}

interface Axis {
  namesOf(facts: TaskFacts): readonly string[];
  factorOf(name: string, factors: Factors): number;
}

/** Whole numbers of calls in ranges that double: 0, 1, 2-3, 4-7, … */
export function callsRange(calls: number): string {
  if (calls < 2) return String(calls);
  const from = 2 ** Math.floor(Math.log2(calls));
  return `${from}-${2 * from - 1}`;
}

const axes: Readonly<Record<string, Axis>> = {
  kind: { namesOf: ({ kind }) => [kind], factorOf: (name, { kinds }) => kinds[name] ?? 1 },
  difficulty: {
    namesOf: ({ difficulty }) => [String(difficulty)],
    factorOf: (name, { difficulty }) => difficulty[name] ?? 1,
  },
  calls: { namesOf: ({ calls }) => [callsRange(calls)], factorOf: (name, { calls }) => calls[name] ?? 1 },
  world: { namesOf: ({ worlds }) => worlds, factorOf: () => 1 },
};

/** The buckets that a task belongs to, by axis. Of several worlds it takes a share each. */
export type Placing = readonly (readonly Bucket[])[];

export class Mix {
  readonly #buckets = new Map<string, Bucket>();
  readonly #placings = new Map<string, Placing>();

  /** `rows`: how many are wanted in all. */
  constructor(played: Iterable<TaskFacts>, { rows, factors }: { rows: number; factors: Factors }) {
    for (const facts of played)
      for (const [axis, { namesOf, factorOf }] of Object.entries(axes)) {
        const names = namesOf(facts);
        for (const name of names) {
          const bucket = this.#bucket(axis, name);
          bucket.wanted += factorOf(name, factors) / names.length;
        }
      }
    for (const axis of Object.keys(axes)) this.#scale(axis, rows);
  }

  /** Tasks that belong to the same buckets share the answer. */
  placing(facts: TaskFacts): Placing {
    const names = Object.entries(axes).map(([axis, { namesOf }]) => [axis, namesOf(facts)] as const);
    const key = JSON.stringify(names);
    const placing =
      this.#placings.get(key) ?? names.map(([axis, own]) => own.map((name) => this.#bucket(axis, name)));
    this.#placings.set(key, placing);
    return placing;
  }

  #bucket(axis: string, name: string): Bucket {
    const key = `${axis} ${name}`;
    const bucket = this.#buckets.get(key) ?? { name: key, wanted: 0, taken: 0 };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #scale(axis: string, rows: number): void {
    const own = [...this.#buckets].flatMap(([key, bucket]) => (key.startsWith(`${axis} `) ? [bucket] : []));
    const sum = own.reduce((whole, { wanted }) => whole + wanted, 0);
    for (const bucket of own) bucket.wanted *= sum === 0 ? 0 : rows / sum;
  }
}

/** True where a factor of 0 leaves something out. */
export const isUnwanted = (placing: Placing): Bucket | undefined =>
  placing.flat().find(({ wanted }) => wanted === 0);
