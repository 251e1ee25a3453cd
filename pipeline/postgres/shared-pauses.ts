// Endpoints that are left alone for a while, by what any process of a run has learned. A pause is told as a duration and
// measured by the clock of the database. What cannot be told is learned by each process for itself.
import type { LanePause, Pauses } from '../models/admission/pauses.ts';
import { grouped } from './grouped.ts';
import type { SharedRun } from './shared-run.ts';
import { Wake } from './wake.ts';

/** Milliseconds between two looks at what others have told. */
const lookEvery = 1000;

type Hear = (pauses: readonly LanePause[]) => void;

interface News {
  readonly lane: string;
  readonly pause: LanePause | undefined;
}

interface PauseRow extends Omit<LanePause, 'milliseconds'> {
  readonly lane: string;
  readonly milliseconds: string;
}

export function openSharedPauses(shared: SharedRun): Pauses & AsyncDisposable {
  const pauses = new SharedPauses(shared);
  pauses.begin();
  return pauses;
}

class SharedPauses implements Pauses {
  readonly #shared: SharedRun;
  readonly #channel: string;
  readonly #wake = new Wake();
  readonly #followers = new Map<string, Hear[]>();
  readonly #write: (news: News) => Promise<void>;
  readonly #working = new Set<Promise<void>>();
  #held: ReadonlySet<string> = new Set();
  #looking: Promise<void> | undefined;
  #isClosed = false;

  constructor(shared: SharedRun) {
    this.#shared = shared;
    this.#channel = `toolloom_pauses_${shared.run}`;
    this.#write = grouped(async (all) => {
      // In their order: what is lifted may be down again.
      for (const news of all) await this.#put(news);
      await shared.database.notify(this.#channel);
      return all.map(() => undefined);
    });
  }

  announce(lane: string, pause: LanePause): void {
    this.#tell({ lane, pause });
  }

  lift(lane: string): void {
    this.#tell({ lane, pause: undefined });
  }

  follow(lane: string, hear: Hear): void {
    this.#followers.set(lane, [...(this.#followers.get(lane) ?? []), hear]);
  }

  begin(): void {
    this.#shared.database.listen(this.#channel, () => this.#wake.now());
    this.#looking = this.#keepLooking().catch(() => {}); // whoever makes a call fails for the same reason
  }

  #tell(news: News): void {
    const told = this.#write(news)
      .catch(() => {})
      .finally(() => this.#working.delete(told));
    this.#working.add(told);
  }

  async #put({ lane, pause }: News): Promise<void> {
    const { database, run, worker } = this.#shared;
    if (!pause) {
      await database.query('DELETE FROM toolloom.pauses WHERE run = $1 AND lane = $2 AND "isDown"', [
        run,
        lane,
      ]);
      return;
    }
    await database.query(
      `INSERT INTO toolloom.pauses (run, lane, worker, "isDown", until, reason)
       VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 millisecond', $6)
       ON CONFLICT (run, lane, worker, "isDown") DO UPDATE SET until = excluded.until, reason = excluded.reason`,
      [run, lane, worker, pause.isDown, pause.milliseconds, pause.reason],
    );
  }

  async #keepLooking(): Promise<void> {
    while (!this.#isClosed) {
      await this.#look();
      await this.#wake.next(lookEvery);
    }
  }

  async #look(): Promise<void> {
    const { database, run, worker } = this.#shared;
    const rows = await database.query<PauseRow>(
      `SELECT lane, reason, "isDown", extract(epoch FROM until - clock_timestamp()) * 1000 AS milliseconds
       FROM toolloom.pauses WHERE run = $1 AND worker <> $2 AND until > clock_timestamp()`,
      [run, worker],
    );
    const now = new Set(rows.map(({ lane }) => lane));
    for (const lane of new Set([...this.#held, ...now])) {
      const pauses = rows
        .filter((row) => row.lane === lane)
        .map((row) => ({ ...row, milliseconds: Math.ceil(Number(row.milliseconds)) }));
      for (const hear of this.#followers.get(lane) ?? []) hear(pauses);
    }
    this.#held = now;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    this.#wake.now();
    await this.#looking;
    await Promise.all(this.#working);
  }
}
