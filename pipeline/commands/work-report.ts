// What a worker says while it works: now and then, how many units it has done.
import { messageOf } from '../errors.ts';
import type { Job, JobOutcome } from '../postgres/jobs.ts';

/** Milliseconds between two reports. */
const every = 10_000;

interface WorkReport extends Disposable {
  done(job: Job, outcome: JobOutcome): void;
}

export function workReport(note: (message: string) => void): WorkReport {
  let counts = new Map<string, { made: number; failed: number }>();
  const say = (): void => {
    if (counts.size === 0) return;
    const parts = [...counts].map(([stage, { made, failed }]) =>
      [stage, ...(made > 0 ? [`${made} done`] : []), ...(failed > 0 ? [`${failed} failed`] : [])].join(' '),
    );
    counts = new Map();
    note(parts.join(', '));
  };
  const timer = setInterval(say, every).unref();
  return {
    done({ stage, unit }, outcome) {
      const count = counts.get(stage) ?? { made: 0, failed: 0 };
      counts.set(stage, count);
      if ('committed' in outcome) count.made += 1;
      else {
        count.failed += 1;
        note(`${stage} ${unit.id}: ${messageOf(outcome.error.message)}`);
      }
    },
    [Symbol.dispose]() {
      clearInterval(timer);
      say();
    },
  };
}
