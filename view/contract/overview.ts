// What the page is told about a run as a whole.
import type { FunnelRow } from '../../pipeline/commands/funnel.ts';
import type { PassRates } from '../../pipeline/pass-rates.ts';
import type { CollectionName } from '../../schemas/index.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { CalibrationReport } from '../../stages/calibrate/report.ts';

export interface Overview {
  /** As the config names it. */
  readonly name: string;
  readonly directory: string;
  readonly seed: number;
  /** How many accepted trajectories are wanted. */
  readonly target: number;
  /** How many records there are of each collection that has any. */
  readonly made: Readonly<Partial<Record<CollectionName, number>>>;
  /** What each stage has done, in the order of the stages. */
  readonly stages: readonly StageTally[];
}

/** A row of the funnel without what planning tells: how many units there are, and how many are owed. */
export type StageTally = Omit<FunnelRow, 'planned' | 'owed'>;
export type PlannedFunnel = { readonly funnel: readonly FunnelRow[] };

export interface JudgeReport {
  /** Absent where the judge was not calibrated on this run. */
  readonly calibration?: CalibrationReport;
  /** Absent where nothing was judged. */
  readonly passRates?: PassRates;
}

/** One page of the rejects of a stage. */
export interface RejectList {
  /** Of all pages. */
  readonly count: number;
  readonly rejects: readonly ShownReject[];
}

export interface ShownReject extends Pick<Reject, 'id' | 'unit' | 'reason' | 'detail' | 'record'> {
  /** The play that it is about. */
  readonly trajectory?: string;
}
