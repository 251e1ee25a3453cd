// How far a run has come, from its events: counts, rate, and the time left. It reads no clock; times are
// passed in as milliseconds.
import type { Event } from '../log.ts';

export interface ProgressFigures {
  readonly stage: string;
  /** Its place among the stages of this run, from 1. */
  readonly number: number;
  readonly stages: number;
  readonly owed: number;
  readonly kept: number;
  readonly rejected: number;
  readonly failed: number;
  readonly perSecond: number;
  /** Seconds that the stage has taken so far. */
  readonly seconds: number;
  /** Left out until the first unit is done. */
  readonly etaSeconds?: number;
  /** Of the whole run; a rough estimate from the usual shares of the stages. */
  readonly runEtaSeconds?: number;
  /** USD; left out where nothing was spent. */
  readonly cost?: number;
  /** Calls in batches that are with their providers, and since when; left out where there are none. */
  readonly batched?: { readonly calls: number; readonly since: string };
}

interface StageState {
  readonly name: string;
  readonly began: number;
  planned: number;
  owed: number;
  kept: number;
  rejected: number;
  failed: number;
}

/** Part of the work that must be done before the time left of the whole run can be estimated. */
const leastDone = 0.05;

export class Progress {
  #stages: readonly { name: string; share: number }[] = [];
  #began: number | undefined;
  #current: StageState | undefined;
  /** Shares of the work that this run had to do and has done. */
  #doneShare = 0;
  /** Shares of the stages that have begun. */
  #begunShare = 0;
  #cost = 0;
  /** By model. */
  readonly #batched = new Map<string, { readonly calls: number; readonly since: string }>();

  take(event: Event, now: number): void {
    if (event.event === 'batches')
      this.#batched.set(event.model, { calls: event.calls, since: event.since ?? '' });
    if (event.event === 'stages') this.#stages = event.stages;
    else if (event.event === 'spent') this.#cost = event.cost;
    else if (event.event === 'stage') this.#begin(event, now);
    else if (event.event === 'more-units' && this.#current) {
      this.#current.planned = event.planned;
      this.#current.owed += event.owed;
    } else if (event.event === 'failure' && this.#current) this.#current.failed += 1;
    else if (event.event === 'unit' && this.#current) this.#current[event.kept ? 'kept' : 'rejected'] += 1;
  }

  figures(now: number): ProgressFigures | undefined {
    const current = this.#current;
    if (!current) return undefined;
    const { name: stage, owed, kept, rejected, failed } = current;
    const done = kept + rejected + failed;
    const seconds = (now - current.began) / 1000;
    const perSecond = done / Math.max(0.001, seconds);
    const etaSeconds = done === 0 ? undefined : Math.ceil((owed - done) / perSecond);
    const runEtaSeconds = this.#runEta(now, etaSeconds);
    const batched = this.#allBatched();
    return {
      stage,
      number: this.#stages.findIndex(({ name }) => name === stage) + 1,
      stages: this.#stages.length,
      owed,
      kept,
      rejected,
      failed,
      perSecond: Number(perSecond.toFixed(1)),
      seconds: Number(seconds.toFixed(1)),
      ...(etaSeconds === undefined ? {} : { etaSeconds }),
      ...(runEtaSeconds === undefined ? {} : { runEtaSeconds }),
      ...(this.#cost > 0 ? { cost: Number(this.#cost.toFixed(4)) } : {}),
      ...(batched ? { batched } : {}),
    };
  }

  #allBatched(): ProgressFigures['batched'] {
    const out = [...this.#batched.values()].filter(({ calls }) => calls > 0);
    const [since] = out.map((each) => each.since).sort();
    return since === undefined ? undefined : { calls: out.reduce((sum, { calls }) => sum + calls, 0), since };
  }

  #begin({ stage: name, planned, owed }: Event & { event: 'stage' }, now: number): void {
    if (this.#current) this.#doneShare += this.#workOf(this.#current);
    this.#begunShare += this.#shareOf(name);
    this.#began ??= now;
    this.#current = { name, began: now, planned, owed, kept: 0, rejected: 0, failed: 0 };
  }

  /** What is left takes as long, for its share, as what is done took. */
  #runEta(now: number, etaSeconds: number | undefined): number | undefined {
    const current = this.#current;
    if (!current || this.#began === undefined) return undefined;
    const work = this.#workOf(current);
    const { kept, rejected, failed, owed } = current;
    const done = this.#doneShare + (owed === 0 ? work : (work * (kept + rejected + failed)) / owed);
    const all = this.#stages.reduce((sum, { share }) => sum + share, 0);
    const total = this.#doneShare + work + (all - this.#begunShare);
    if (total === 0 || done / total < leastDone) return undefined;
    const seconds = (((now - this.#began) / 1000) * (total - done)) / done;
    return Math.ceil(Math.max(seconds, etaSeconds ?? 0));
  }

  /** Share of the stage's time that falls to this run; the rest was done before. */
  #workOf({ name, planned, owed }: StageState): number {
    return planned === 0 ? 0 : (this.#shareOf(name) * owed) / planned;
  }

  #shareOf(stage: string): number {
    return this.#stages.find(({ name }) => name === stage)?.share ?? 0;
  }
}

/** The status line, cut to `columns`: what matters less is left out first. */
export function statusLine(figures: ProgressFigures, columns: number): string {
  const { stage, number, stages, owed, kept, rejected, failed, perSecond, cost } = figures;
  const { seconds, etaSeconds, runEtaSeconds, batched } = figures;
  const parts = [
    `[${number}/${stages}] ${stage} ${kept + rejected + failed}/${owed}`,
    etaSeconds === undefined ? `${clock(seconds)} so far` : `${clock(etaSeconds)} left`,
    ...(batched ? [`${batched.calls} calls in batches since ${batched.since.slice(11, 16)} UTC`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(cost === undefined ? [] : [`$${cost.toFixed(2)}`]),
    ...(runEtaSeconds === undefined ? [] : [`run ~${clock(runEtaSeconds)} left`]),
    ...(etaSeconds === undefined ? [] : [`${perSecond.toFixed(1)}/s`]),
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
  ];
  // The last column stays free: a terminal that fills it may wrap.
  const width = Math.max(1, columns - 1);
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (longer.length > width) break;
    line = longer;
  }
  return line === '' ? (parts[0] ?? '').slice(0, width) : line;
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
