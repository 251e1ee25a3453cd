// How a run is interrupted: the first signal lets the units in flight finish, the second quits at once.
import { exitCodes } from './command.ts';

export interface Interruption {
  /** Aborted by the first signal. */
  readonly drain: AbortSignal;
  /** Aborted by the second, and when all is over: what waits to be used again ends then. */
  readonly quit: AbortSignal;
  /** All is over. Ignores signals from here on. */
  stop(): void;
}

/** How the second signal is sent, by the name of the first. */
const again: Readonly<Record<string, string>> = {
  SIGINT: 'press Ctrl-C again',
  SIGTERM: 'send SIGTERM again',
};

interface SignalListeners {
  onDrain(signal: string, message: string): void;
  /** Called right before the process exits. */
  onQuit(): void;
}

export function listenForSignals({ onDrain, onQuit }: SignalListeners): Interruption {
  const drain = new AbortController();
  const quit = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (drain.signal.aborted) {
      quit.abort();
      onQuit();
      process.exit(exitCodes.interrupted); // nothing committed is lost, and nothing else is waited for
    }
    drain.abort();
    onDrain(signal, `${signal}: finishing the units in flight; ${again[signal]} to quit at once`);
  };
  const signals = Object.keys(again) as NodeJS.Signals[]; // the keys above are names of signals
  for (const signal of signals) process.on(signal, onSignal);
  return {
    drain: drain.signal,
    quit: quit.signal,
    stop: () => {
      for (const signal of signals) process.off(signal, onSignal);
      quit.abort();
    },
  };
}
