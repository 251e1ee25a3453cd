// What the Python child and its parent say to each other.
import type { Answer, Order, RunEnd, Stream } from '../orders.ts';

export type ToChild =
  /** First of all. Where the child can find no image, it makes one and sends it. */
  | {
      readonly kind: 'start';
      readonly folder: string;
      readonly driver: string;
      readonly image: 'file' | 'follows' | 'none';
      /** Of the file. */
      readonly path: string;
    }
  | Order;

export type FromChild =
  /** An interpreter is waiting. */
  | { readonly kind: 'ready'; readonly pid: number }
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  | RunEnd
  | Answer;
