// What the Python child and its parent say to each other.
import type { Answer, Order, RunEnd, Stream } from '../orders.ts';

export type ToChild =
  /** First of all. The image of an interpreter follows, if the parent has one. */
  | { readonly kind: 'start'; readonly folder: string; readonly driver: string; readonly hasImage: boolean }
  | Order;

export type FromChild =
  /** An interpreter is waiting. */
  | { readonly kind: 'ready'; readonly pid: number }
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  | RunEnd
  | Answer;
