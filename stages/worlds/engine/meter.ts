// Counts what the statements of a call use up, and stops them at a limit.
import type { Engine } from './engine.ts';
import { LimitError, mostMemory, mostSteps, mostTime, stepsPerLook, tooMuchMemory } from './limits.ts';

export interface Meter {
  /** Before the first statement of a call. */
  startCall(): void;
  /** Throws when the statements before have used up the steps of the call. */
  startStatement(): void;
  endStatement(steps: number): void;
  /** Asked every `stepsPerLook` steps. */
  mayGoOn(): boolean;
  /** Why the last statement was stopped. */
  stoppedFor(): string;
}

const tooManySteps = `it took more than ${mostSteps.toLocaleString('en-US')} steps`;
const tooLong = `it took longer than ${mostTime / 1000} s`;

/** Milliseconds after which the time that a call computes is measured. To ask for it takes longer than most calls. */
const longCall = mostTime / 100;

/** In milliseconds. */
export interface MeterClock {
  passed(): number;
  /** What the process has computed, in all its threads. */
  worked(): number;
}

const processClock: MeterClock = {
  passed: () => performance.now(),
  worked() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

export function meterOf(engine: Engine, clock = processClock): Meter {
  let [steps, looks, memory, start] = [0, 0, 0, 0];
  /** What the process had computed when the call began to be a long one. */
  let work: number | undefined;
  // On a busy machine much time passes in which the process does not run.
  const isTimeUp = (): boolean => {
    const passed = clock.passed() - start;
    if (passed < longCall) return false;
    work ??= clock.worked();
    return passed > mostTime && clock.worked() - work > mostTime;
  };
  let stoppedFor = '';
  return {
    startCall() {
      steps = 0;
      memory = memoryUsed(engine);
      start = clock.passed();
      work = undefined;
    },
    startStatement() {
      looks = 0;
      if (steps > mostSteps) throw new LimitError(tooManySteps);
    },
    endStatement(taken) {
      steps += taken;
    },
    mayGoOn() {
      looks += 1;
      if (steps + looks * stepsPerLook > mostSteps) stoppedFor = tooManySteps;
      else if (memoryUsed(engine) - memory > mostMemory) stoppedFor = tooMuchMemory;
      else if (isTimeUp()) stoppedFor = tooLong;
      else return true;
      return false;
    },
    stoppedFor: () => stoppedFor,
  };
}

/** In bytes, of all databases of the engine. */
function memoryUsed({ api, heap, answers }: Engine): number {
  api.sqlite3_status64(memoryCounter, answers, answers + 8, 0);
  return heap.number(answers); // beyond 4 GB there is no memory, so the lower half of the number is all of it
}

/** SQLITE_STATUS_MEMORY_USED */
const memoryCounter = 0;
