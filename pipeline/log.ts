// What a run says while it works, as events; and the two ways to show them: a status line on a terminal, JSON
// lines elsewhere.
import type { Writable } from 'node:stream';

export type Event =
  /** The stages that are about to run. */
  | { event: 'stages'; stages: readonly { name: string; share: number }[] }
  | { event: 'stage'; stage: string; planned: number; owed: number }
  | { event: 'unit'; stage: string; kept: boolean }
  | { event: 'failure'; stage: string; unit: string; message: string }
  | ({ event: 'stage-done'; stage: string; owed: number } & UnitCounts)
  | { event: 'note'; message: string; fields?: object }
  /** A model call was answered by the journal. */
  | { event: 'hit' }
  /** USD that the run has cost so far. */
  | { event: 'spent'; cost: number }
  /** An endpoint is given a rest: it is down, or says that it wants one. */
  | { event: 'pause'; model: string; reason: string; seconds: number }
  | { event: 'resume'; model: string };

interface UnitCounts {
  kept: number;
  rejected: number;
  failed: number;
  records: number;
}

export type Log = (event: Event) => void;

interface Progress {
  stage: string;
  owed: number;
  kept: number;
  rejected: number;
  failed: number;
  began: number;
  cost: number;
}

const perSecond = (progress: Progress): number =>
  (progress.kept + progress.rejected + progress.failed) /
  Math.max(0.001, (performance.now() - progress.began) / 1000);

/** Counts units between 'stage' and 'stage-done', and calls `show` at most every `interval` milliseconds. */
function counting(
  interval: number,
  show: (progress: Progress) => void,
): (event: Event) => Progress | undefined {
  let progress: Progress | undefined;
  let shown = 0;
  let cost = 0;
  return (event) => {
    if (event.event === 'spent') {
      cost = event.cost;
      if (progress) progress.cost = cost;
    } else if (event.event === 'stage') {
      progress = {
        stage: event.stage,
        owed: event.owed,
        kept: 0,
        rejected: 0,
        failed: 0,
        began: performance.now(),
        cost,
      };
      shown = performance.now();
    } else if (progress && (event.event === 'unit' || event.event === 'failure')) {
      if (event.event === 'failure') progress.failed += 1;
      else if (event.kept) progress.kept += 1;
      else progress.rejected += 1;
      if (performance.now() - shown >= interval) {
        shown = performance.now();
        show(progress);
      }
    }
    return progress;
  };
}

/**
 * A line that renews itself, for people at a terminal. Ten times a second is as often as an eye can follow.
 */
export function terminalLog(stream: Writable): Log {
  const clear = '\r\u001b[K';
  const count = counting(100, (progress) => stream.write(`${clear}${statusLine(progress)}`));
  return (event) => {
    const progress = count(event);
    if (event.event === 'failure') stream.write(`${clear}  failed: ${event.message}\n`);
    if (event.event === 'note') stream.write(`${clear}  ${event.message}\n`);
    if (event.event === 'pause')
      stream.write(`${clear}  paused: ${event.model}: ${event.reason}; next try in ${event.seconds} s\n`);
    if (event.event === 'resume') stream.write(`${clear}  goes on: ${event.model} answers again\n`);
    if (event.event === 'stage-done' && progress) {
      const seconds = ((performance.now() - progress.began) / 1000).toFixed(1);
      stream.write(`${clear}${event.stage.padEnd(18)} ${summary(event)} ${seconds.padStart(6)} s\n`);
    }
  };
}

/**
 * One JSON object a line, for programs and log files. Progress every five seconds: enough to see that it
 * lives.
 */
export function jsonLog(stream: Writable): Log {
  const line = (value: object): unknown => stream.write(`${JSON.stringify(value)}\n`);
  const count = counting(5000, (progress) => {
    const rate = perSecond(progress);
    const { stage, owed, kept, rejected, failed } = progress;
    line({
      event: 'progress',
      stage,
      owed,
      kept,
      rejected,
      failed,
      perSecond: Number(rate.toFixed(1)),
      etaSeconds: eta(progress),
      ...(progress.cost > 0 ? { cost: Number(progress.cost.toFixed(4)) } : {}),
    });
  });
  return (event) => {
    count(event);
    if (!frequent.has(event.event)) line(event);
  };
}

/** Once a unit or a call: summed up in the progress instead of a line each. */
const frequent: ReadonlySet<Event['event']> = new Set(['unit', 'hit', 'spent']);

export const silentLog: Log = () => {};

function eta(progress: Progress): number {
  return Math.ceil(
    (progress.owed - progress.kept - progress.rejected - progress.failed) / perSecond(progress),
  );
}

function statusLine(progress: Progress): string {
  const done = progress.kept + progress.rejected + progress.failed;
  const failed = progress.failed > 0 ? ` · failed ${progress.failed}` : '';
  const counts = `kept ${progress.kept} · rejected ${progress.rejected}${failed}`;
  const seconds = eta(progress);
  const money = progress.cost > 0 ? ` · $${progress.cost.toFixed(2)}` : '';
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return `${progress.stage.padEnd(18)} ${done}/${progress.owed} · ${counts} · ${perSecond(progress).toFixed(1)}/s${money} · ${left} left`;
}

function summary(event: { kept: number; rejected: number; failed: number; records: number }): string {
  const failed = event.failed > 0 ? `, ${event.failed} failed` : '';
  return `${String(event.records).padStart(6)} records from ${event.kept} ${event.kept === 1 ? 'unit' : 'units'}, ${event.rejected} rejected${failed}`;
}
