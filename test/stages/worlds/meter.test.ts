// The limit on time behind the limits on steps and memory, with a clock that the test sets.
import { expect, it } from 'vitest';
import { engineNow } from '../../../stages/worlds/engine/engine.ts';
import { mostTime } from '../../../stages/worlds/engine/limits.ts';
import { meterOf } from '../../../stages/worlds/engine/meter.ts';

/** A call that is a long one already. */
function started() {
  const time = { passed: 5_000, worked: 3_000, asked: 0 };
  const worked = (): number => {
    time.asked += 1;
    return time.worked;
  };
  const meter = meterOf(engineNow(), { passed: () => time.passed, worked });
  meter.startCall();
  meter.startStatement();
  time.passed += mostTime / 100 - 1;
  expect(meter.mayGoOn()).toBe(true);
  expect(time.asked).toBe(0);
  time.passed += 1;
  expect(meter.mayGoOn()).toBe(true);
  expect(time.asked).toBe(1);
  return { meter, time };
}

it('a call that computes for too long is stopped', () => {
  const { meter, time } = started();
  time.passed += mostTime;
  time.worked += mostTime;
  expect(meter.mayGoOn()).toBe(true);
  time.passed += 1;
  time.worked += 1;
  expect(meter.mayGoOn()).toBe(false);
  expect(meter.stoppedFor()).toBe('it took longer than 10 s');
});

it('a call that waits for a busy machine goes on, and so does one beside busy threads', () => {
  const { meter, time } = started();
  time.passed += 100 * mostTime;
  expect(meter.mayGoOn()).toBe(true);
  const other = started();
  other.time.worked += 100 * mostTime;
  expect(other.meter.mayGoOn()).toBe(true);
});

it('the next call has its own time', () => {
  const { meter, time } = started();
  time.passed += 2 * mostTime;
  time.worked += 2 * mostTime;
  meter.startCall();
  expect(meter.mayGoOn()).toBe(true);
});
