// What the main thread and a thread that works on units say to each other.
import type { Attributes } from '@opentelemetry/api';
import type { Config } from '../config.ts';
import type { Event } from '../log.ts';
import type { Unit } from '../stage.ts';
import type { Committed } from '../store.ts';
import type { CarriedError } from './carried-error.ts';

/** What a thread is started with. The config asks no models. */
export interface ThreadSetup {
  readonly directory: string;
  readonly config: Config;
}

export type ToThread =
  | { readonly kind: 'work'; readonly number: number; readonly stage: string; readonly unit: Unit }
  /** Stop at once. */
  | { readonly kind: 'quit' }
  /** No other unit comes: end what waits to be used again, and then the thread. */
  | { readonly kind: 'end' };

export type FromThread =
  | { readonly kind: 'made'; readonly number: number; readonly committed: Committed }
  | { readonly kind: 'failed'; readonly number: number; readonly error: CarriedError }
  | { readonly kind: 'log'; readonly event: Event }
  | { readonly kind: 'count'; readonly stage: string; readonly what: string }
  | SpanMessage;

/** `time`: milliseconds since 1970. Spans are numbered in the thread that starts them. */
export type SpanMessage =
  | {
      readonly kind: 'span';
      readonly span: number;
      /** Absent for a span of the run itself. */
      readonly parent: number | undefined;
      readonly name: string;
      readonly attributes: Attributes;
      readonly time: number;
    }
  | { readonly kind: 'span-set'; readonly span: number; readonly attributes: Attributes }
  | {
      readonly kind: 'span-event';
      readonly span: number;
      readonly name: string;
      readonly attributes: Attributes;
      readonly time: number;
    }
  | {
      readonly kind: 'span-end';
      readonly span: number;
      readonly error: CarriedError | undefined;
      readonly time: number;
    };
