// What the page is told about two runs side by side.
import type { Group } from '../../inspect/stats.ts';
import type { Section } from '../../pipeline/commands/inspector.ts';

export interface Comparison {
  /** What changed from the first run to the second, table by table. */
  readonly sections: readonly Section[];
  /** Every kind of task that either run has. */
  readonly kinds: readonly { readonly name: string; readonly before: Side; readonly after: Side }[];
  readonly all: { readonly before: Side; readonly after: Side };
}

/** Undefined where the run has no play of the kind. */
export type Side = Group | undefined;
