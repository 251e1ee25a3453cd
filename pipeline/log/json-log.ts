// The log of a run as JSON lines, for programs and log files.
import type { Event, Log } from '../log.ts';
import { Progress } from './progress.ts';

/** Milliseconds between two progress lines: enough to see that the run is alive. */
const progressEvery = 5000;

/** One JSON object per line. Units and calls are summed up as progress. */
export function jsonLog(stream: { write(text: string): unknown }): Log {
  const progress = new Progress();
  let shown = 0;
  const line = (value: object): unknown => stream.write(`${JSON.stringify(value)}\n`);
  return (event) => {
    const now = performance.now();
    progress.take(event, now);
    if (event.event === 'stage') shown = now;
    if (summed.has(event.event)) {
      if (now - shown < progressEvery) return;
      shown = now;
      line({ event: 'progress', ...progress.figures(now) });
    } else if (event.event !== 'stage' || event.owed > 0) line(event);
  };
}

/** Once per unit or call, or of no interest outside. */
const summed: ReadonlySet<Event['event']> = new Set(['unit', 'hit', 'spent', 'stages']);
