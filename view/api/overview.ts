// A run as a whole: what it has made, its funnel, how its judge fares, and why things were turned away.
import { funnelOf } from '../../pipeline/commands/funnel.ts';
import type { Config } from '../../pipeline/config.ts';
import { countedOutcomes } from '../../pipeline/counted-outcomes.ts';
import { passRatesOf } from '../../pipeline/pass-rates.ts';
import type { AnyStage } from '../../pipeline/stage.ts';
import type { Reader } from '../../pipeline/store.ts';
import { type CollectionName, collections } from '../../schemas/index.ts';
import { calibrationOf } from '../../stages/calibrate/report.ts';
import type {
  JudgeReport,
  Overview,
  PlannedFunnel,
  RejectList,
  ShownReject,
  StageTally,
} from '../contract/overview.ts';
import { keptFor } from './kept.ts';

interface RunParts {
  readonly directory: string;
  readonly config: Config;
  /** Every stage there is. */
  readonly stages: readonly AnyStage[];
}

export async function overviewOf(store: Reader, { directory, config, stages }: RunParts): Promise<Overview> {
  const { name, seed, target } = config;
  const names = Object.keys(collections) as CollectionName[]; // keys of a typed object
  const counts = names.map((each) => [each, store.count(each)] as const);
  const made = Object.fromEntries(counts.filter(([, count]) => count > 0));
  return { name, directory, seed, target, made, stages: stages.map((stage) => talliedBy(stage, store)) };
}

function talliedBy({ name, writes }: AnyStage, store: Reader): StageTally {
  const { kept, rejected, reasons, unitReasons } = store.tally(name);
  const records = Object.fromEntries(writes.map((each) => [each, store.count(each, name)]));
  return { stage: name, kept, rejected, records, reasons, unitReasons };
}

/** Planning the units of all stages takes seconds, so this is asked for by itself. */
export const plannedFunnel = keptFor(
  async (store, { config, stages }: RunParts): Promise<PlannedFunnel> => ({
    funnel: await funnelOf({ stages, config, store }),
  }),
);

export async function judgeReport(store: Reader): Promise<JudgeReport> {
  const calibration = await calibrationOf(store);
  const passRates = await passRatesOf(countedOutcomes(store));
  return { ...(calibration ? { calibration } : {}), ...(passRates ? { passRates } : {}) };
}

export interface WantedRejects {
  readonly stage: string;
  /** All reasons, if left out. */
  readonly reason: string | undefined;
  readonly from: number;
  readonly most: number;
}

export async function rejectList(
  { stage, reason, from, most }: WantedRejects,
  store: Reader,
): Promise<RejectList> {
  const rejects: ShownReject[] = [];
  let count = 0;
  for await (const reject of store.rejects()) {
    if (reject.stage !== stage || (reason !== undefined && reject.reason !== reason)) continue;
    if (count >= from && rejects.length < most) rejects.push(shownReject(reject));
    count += 1;
  }
  return { count, rejects };
}

function shownReject({ id, unit, reason, detail, record }: ShownReject): ShownReject {
  const trajectory = record?.trajectory;
  return {
    ...{ id, unit, reason, detail },
    ...(record ? { record } : {}),
    ...(typeof trajectory === 'string' ? { trajectory } : {}),
  };
}
