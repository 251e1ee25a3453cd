// What the Python child and its parent say to each other.
import type { Ending, Files, SandboxLimits } from '../sandbox.ts';

export type ToChild =
  /** First of all. The image of an interpreter follows, if the parent has one. */
  | { readonly kind: 'start'; readonly folder: string; readonly driver: string; readonly hasImage: boolean }
  | Order;

export type Order = RunOrder | EvaluateOrder;

/** For an interpreter that remembers; a child that got one gets no `run`. */
export interface EvaluateOrder {
  readonly kind: 'evaluate';
  readonly code: string;
  readonly limits: SandboxLimits;
}

export interface RunOrder {
  readonly kind: 'run';
  readonly files: Files;
  readonly entry: string;
  readonly args: readonly string[];
  readonly stdin: string;
  readonly limits: SandboxLimits;
}

export type FromChild =
  /** An interpreter is waiting. */
  | { readonly kind: 'ready'; readonly pid: number }
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  | RunEnd
  | Answer;

export type Stream = 'stdout' | 'stderr';

/** Of a `run`, and of an `evaluate` that exceeded a limit. */
export interface RunEnd {
  readonly kind: 'end';
  readonly ended: Ending;
  readonly exit?: number;
  /** Left out where nobody could read them any more. */
  readonly files?: Files;
  readonly steps: number;
  /** Said by a child that ends with it. */
  readonly isLast?: true;
}

/** Of an `evaluate`. */
export interface Answer {
  readonly kind: 'answer';
  readonly value?: string;
  readonly error?: string;
}
