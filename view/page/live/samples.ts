// How far a run had come each time that the page looked, for a plot and for the pace.
import type { LiveRun } from '../../contract/live.ts';

export interface Sample {
  /** Seconds since 1970. */
  readonly time: number;
  readonly plays: number;
  readonly accepted: number;
}

/** An hour of looks; an older half is thinned out, so that a night fits too. */
const mostSamples = 2400;

export function withSample(samples: readonly Sample[], { plays, accepted }: LiveRun, time: number): Sample[] {
  const all = [...samples, { time, plays, accepted }];
  if (all.length <= mostSamples) return all;
  const half = mostSamples / 2;
  return [...all.slice(0, half).filter((_, index) => index % 2 === 0), ...all.slice(half)];
}

/** Seconds over which the pace is measured. */
const paceSeconds = 60;

/** Plays in a minute; undefined before there is something to compare with. */
export function paceOf(samples: readonly Sample[]): number | undefined {
  const last = samples.at(-1);
  const before = samples.find(({ time }) => last !== undefined && time >= last.time - paceSeconds);
  if (!last || !before || last.time - before.time < 2) return undefined;
  return ((last.plays - before.plays) / (last.time - before.time)) * 60;
}
