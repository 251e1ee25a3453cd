// What the processes and threads that run programs are told, and what they say in the end.
import type { Ending, Files, SandboxLimits } from './sandbox.ts';

export type Order = RunOrder | EvaluateOrder;

export interface RunOrder {
  readonly kind: 'run';
  readonly files: Files;
  readonly entry: string;
  readonly args: readonly string[];
  readonly stdin: string;
  readonly clock?: number;
  readonly limits: SandboxLimits;
}

/** For an interpreter that remembers. One that got this gets no `run`. */
export interface EvaluateOrder {
  readonly kind: 'evaluate';
  readonly code: string;
  readonly limits: SandboxLimits;
}

/** Of a `run`, and of an `evaluate` that exceeded a limit. */
export interface RunEnd {
  readonly kind: 'end';
  readonly ended: Ending;
  readonly exit?: number;
  /** Left out where nobody could read them any more. */
  readonly files?: Files;
  readonly steps: number;
  /** Said by what ends with it. */
  readonly isLast?: true;
}

/** Of an `evaluate`. */
export interface Answer {
  readonly kind: 'answer';
  readonly value?: string;
  readonly error?: string;
}

export type Stream = 'stdout' | 'stderr';

export interface OrderResult extends Readonly<Record<Stream, string>> {
  readonly end: RunEnd | Answer;
}

/** A process or a thread, as its owner sees it. It takes one order at a time, and each has an end. */
export interface Worker extends AsyncDisposable {
  readonly isAlive: boolean;
  /** Throws the reason of the signal if that is aborted; the worker is then gone. */
  order(order: Order, signal?: AbortSignal): Promise<OrderResult>;
  /** Whether it keeps this process from ending. */
  hold(isHeld: boolean): void;
}
