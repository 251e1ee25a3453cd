// How long a breaker waits before it lets a probe through, longer each time, told to whoever must know when that is.
import { ExponentialBackoff } from 'cockatiel';

/** First and longest wait before a lane that is down is probed, in milliseconds. */
const probe = { initialDelay: 500, maxDelay: 60_000 };

type Delay = ReturnType<ExponentialBackoff<unknown>['next']>;

export function probeDelays(told: (milliseconds: number) => void) {
  const delays = new ExponentialBackoff(probe);
  const watch = (delay: Delay): Delay => {
    told(delay.duration);
    return { duration: delay.duration, next: () => watch(delay.next(undefined)) };
  };
  return { next: () => watch(delays.next()) };
}
