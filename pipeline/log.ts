// What a run reports while it works, as events.

export type Event =
  /** The stages that are about to run. */
  | { event: 'stages'; stages: readonly { name: string; share: number }[] }
  | { event: 'stage'; stage: string; planned: number; owed: number }
  /** The stage that runs has planned more by what its units made; `owed` counts only these. */
  | { event: 'more-units'; planned: number; owed: number }
  | { event: 'unit'; stage: string; kept: boolean }
  | { event: 'failure'; stage: string; unit: string; message: string }
  /** Left out for a stage that owed nothing. */
  | ({ event: 'stage-done'; stage: string; owed: number; seconds: number } & UnitCounts)
  | { event: 'note'; message: string; fields?: object }
  /** The run finishes the units in flight and begins no others. */
  | { event: 'interrupted'; signal: string; message: string }
  /** A model call was answered by the journal. */
  | { event: 'hit' }
  /** USD that the run has cost so far. */
  | { event: 'spent'; cost: number }
  /** An endpoint is left alone for a while: it is down, or has asked for it. */
  | { event: 'pause'; model: string; reason: string; seconds: number }
  | { event: 'resume'; model: string }
  /** Batches of a model are with their provider; `since` is when the oldest was sent. */
  | { event: 'batches'; model: string; batches: number; calls: number; since?: string };

/** Of this run alone. */
interface UnitCounts {
  kept: number;
  rejected: number;
  failed: number;
  records: number;
}

export type Log = (event: Event) => void;

export const silentLog: Log = () => {};
