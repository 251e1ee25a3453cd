// The funnel of a run: per stage what was planned, kept, rejected by reason, and is owed.
import type { Config } from '../config.ts';
import type { AnyStage } from '../stage.ts';
import type { Reader } from '../store.ts';
import { tableText } from './table.ts';

export interface FunnelRow {
  readonly stage: string;
  /** Undefined while an earlier stage owes units, so that it cannot be known. */
  readonly planned: number | undefined;
  readonly kept: number;
  readonly rejected: number;
  readonly owed: number;
  readonly records: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
}

export async function funnelOf(
  stages: readonly AnyStage[],
  config: Config,
  store: Reader,
): Promise<FunnelRow[]> {
  const rows: FunnelRow[] = [];
  for (const stage of stages) {
    const isOpen = rows.some((row) => row.planned === undefined || row.owed > 0);
    let planned = 0;
    if (!isOpen) for await (const _ of stage.units(store, config.stages[stage.name])) planned += 1;
    const { kept, rejected, reasons } = store.tally(stage.name);
    const records = Object.fromEntries(
      stage.writes.map((name) => [name, store.ids(name, stage.name).length]),
    );
    rows.push({
      stage: stage.name,
      planned: isOpen ? undefined : planned,
      kept,
      rejected,
      owed: isOpen ? 0 : planned - kept - rejected,
      records,
      reasons,
    });
  }
  return rows;
}

export function funnelText(rows: readonly FunnelRow[]): string {
  const lines = rows.map((row) => {
    const records = Object.entries(row.records)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
    return [row.stage, row.planned ?? '?', row.kept, row.rejected, row.owed, records].map(String);
  });
  const head = ['stage', 'planned', 'kept', 'rejected', 'owed', 'made'];
  const shown = tableText([head, ...lines], [0, 5]);
  const reasons = rows.flatMap((row) => {
    const parts = Object.entries(row.reasons).sort(([, a], [, b]) => b - a);
    return parts.length === 0
      ? []
      : [`  ${row.stage}: ${parts.map(([reason, count]) => `${reason} ${count}`).join(', ')}`];
  });
  return [shown, ...(reasons.length > 0 ? ['', 'kept aside, by reason:', ...reasons] : [])].join('\n');
}
