// The funnel of a run: for each stage how many units were planned, kept and rejected, and how many are owed.
import pluralize from 'pluralize';
import type { Config } from '../config.ts';
import type { UnitCounts } from '../run/plan-notes.ts';
import { countUnits } from '../run/plan-units.ts';
import type { StageCount } from '../run/stage-run.ts';
import type { AnyStage } from '../stage.ts';
import type { Reader } from '../store.ts';
import { tableText } from './table.ts';

/** `planned`, `kept`, `rejected` and `owed` count units: kept + rejected + owed = planned. */
export interface FunnelRow {
  readonly stage: string;
  /** Undefined while an earlier stage owes units, because it cannot be known yet. */
  readonly planned: number | undefined;
  readonly kept: number;
  readonly rejected: number;
  readonly owed: number;
  readonly records: Readonly<Record<string, number>>;
  /** All rejects, by reason. A unit can leave several, even one that was kept. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Rejected units, each by the reason of its first reject. */
  readonly unitReasons: Readonly<Record<string, number>>;
}

interface FunnelSource {
  readonly stages: readonly AnyStage[];
  readonly config: Config;
  readonly store: Reader;
  /** Counts of stages that have just been run, whose units need not be planned again. */
  readonly counts?: readonly StageCount[];
}

export async function funnelOf({
  stages,
  config,
  store,
  counts = [],
}: FunnelSource): Promise<readonly FunnelRow[]> {
  const rows: FunnelRow[] = [];
  for (const stage of stages) {
    const isOpen = rows.some((row) => row.planned === undefined || row.owed > 0);
    const counted = counts.find((count) => count.stage === stage.name);
    const planning = { stage, store, options: config.stages[stage.name], pipeline: stages };
    const plan: UnitCounts | undefined = isOpen ? undefined : (counted ?? (await countUnits(planning)));
    const { kept, rejected, reasons, unitReasons } = store.tally(stage.name);
    const records = Object.fromEntries(stage.writes.map((name) => [name, store.count(name, stage.name)]));
    const [planned, owed] = [plan?.planned, plan?.owed ?? 0];
    rows.push({ stage: stage.name, planned, kept, rejected, owed, records, reasons, unitReasons });
  }
  return rows;
}

/** `seconds` by stage, where known. Stages that have nothing to do are left out. */
export function funnelText(rows: readonly FunnelRow[], seconds?: ReadonlyMap<string, number>): string {
  const shown = rows.filter(({ planned, kept, rejected }) => planned !== 0 || kept + rejected > 0);
  const head = ['stage', 'units', 'kept', 'rejected', 'owed', ...(seconds ? ['seconds'] : []), 'made'];
  const lines = shown.map((row) => [
    row.stage,
    ...[row.planned ?? '?', row.kept, row.rejected, row.owed].map(String),
    ...(seconds ? [(seconds.get(row.stage) ?? 0).toFixed(1)] : []),
    madeText(row),
  ]);
  const sections = [
    tableText([head, ...lines], [0, head.length - 1]),
    reasonsText('Rejected units, by first reason:', rows, ({ unitReasons }) => unitReasons),
    reasonsText('All rejects, by reason:', rows, ({ reasons }) => reasons),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function madeText({ records, reasons }: FunnelRow): string {
  const rejects = sumOf(reasons);
  const counts = Object.entries(records).filter(([, count]) => count > 0);
  return [...counts, ...(rejects > 0 ? [['rejects', rejects] as const] : [])]
    .map(([name, count]) => `${count} ${pluralize(name, count)}`)
    .join(', ');
}

function reasonsText(
  title: string,
  rows: readonly FunnelRow[],
  reasonsOf: (row: FunnelRow) => Readonly<Record<string, number>>,
): string {
  const lines = rows.flatMap((row) => {
    const reasons = Object.entries(reasonsOf(row)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (reasons.length === 0) return [];
    const shown = reasons.map(([reason, count]) => `${reason} ${count}`).join(', ');
    return [`  ${row.stage} ${sumOf(reasonsOf(row))}: ${shown}`];
  });
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
