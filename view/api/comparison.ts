// Two runs side by side: what `toolloom inspect --diff` says, and the groups that bars are drawn from.
import { diffReport, type RunInNumbers } from '../../inspect/reports/diff-report.ts';
import type { Group } from '../../inspect/stats.ts';
import type { Comparison } from '../contract/comparison.ts';

export async function comparisonOf(before: RunInNumbers, after: RunInNumbers): Promise<Comparison> {
  const { sections } = await diffReport(before, after);
  const [left, right] = [byName(before.stats.kinds), byName(after.stats.kinds)];
  const names = [...new Set([...left.keys(), ...right.keys()])].sort();
  return {
    sections,
    kinds: names.map((name) => ({ name, before: left.get(name), after: right.get(name) })),
    all: { before: before.stats.all, after: after.stats.all },
  };
}

const byName = (groups: readonly Group[]): Map<string, Group> =>
  new Map(groups.map((group) => [group.name, group]));
