// What changed from one run to another: their settings, the share of accepted plays by kind, what the checks found, why
// plays and records were turned down, lengths, and cost. What is the same is counted and not listed.
import type { Report, Section } from '../../pipeline/commands/inspector.ts';
import { changedSettings, frozenConfigOf } from '../../pipeline/run.ts';
import { compareIds } from '../../pipeline/store.ts';
import type { Json } from '../../schemas/json.ts';
import type { Count, Group, RunStats } from '../stats.ts';
import { percent } from './stats-report.ts';

export interface RunInNumbers {
  readonly run: string;
  readonly stats: RunStats;
}

export async function diffReport(before: RunInNumbers, after: RunInNumbers): Promise<Report> {
  const [a, b] = [before.stats, after.stats];
  const settings = await settingsThatDiffer(before.run, after.run);
  const kinds = paired(a.kinds, b.kinds).map(kindChange);
  const checks = shares('fatal', a, b);
  const slips = shares('slips', a, b);
  const reasons = paired(a.reasons, b.reasons).map(countChange);
  const rejects = paired(named(a), named(b)).map(countChange);
  const all = kindChange({ name: 'all', before: a.all, after: b.all });
  const sections = [
    settingsSection(settings),
    kindSection([...kinds.filter(isChanged), all]),
    shareSection('Fatal findings, by plays of 100', checks),
    shareSection('Slips, by plays of 100', slips),
    countSection('What decided about plays that were not accepted', reasons),
    countSection('Rejects, by stage and reason', rejects),
    lengthSection(a, b),
  ];
  const unchanged = kinds.filter((kind) => !isChanged(kind)).length;
  return {
    title: `From ${before.run} to ${after.run}`,
    sections: [...sections.filter(({ rows }) => rows.length > 0), ...unchangedSection(unchanged)],
    figures: {
      runs: [before.run, after.run],
      ...{ settings, all, kinds, checks, slips, reasons, rejects },
      lengths: lengthSection(a, b).rows.map(([name, from, to]) => ({ name, before: from, after: to })),
      cost: { before: a.spending.cost, after: b.spending.cost },
    },
  };
}

interface Pair<Item> {
  readonly name: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

function paired<Item extends { readonly name: string }>(
  a: readonly Item[],
  b: readonly Item[],
): Pair<Item>[] {
  const [left, right] = [a, b].map((items) => new Map(items.map((item) => [item.name, item])));
  const names = [...new Set([...a, ...b].map(({ name }) => name))].sort(compareIds);
  return names.map((name) => ({ name, before: left?.get(name), after: right?.get(name) }));
}

interface Side {
  readonly plays: number;
  readonly accepted: number;
  /** Null where there are no plays. */
  readonly share: number | null;
}

interface KindChange {
  readonly name: string;
  readonly before: Side;
  readonly after: Side;
}

const kindChange = ({ name, before, after }: Pair<Group>): KindChange => ({
  name,
  before: sideOf(before),
  after: sideOf(after),
});

function sideOf(group: Group | undefined): Side {
  const { plays = 0, verdicts = {} } = group ?? {};
  const { accepted = 0 } = verdicts;
  return { plays, accepted, share: plays === 0 ? null : accepted / plays };
}

const isChanged = ({ before, after }: KindChange): boolean =>
  before.plays !== after.plays || before.accepted !== after.accepted;

const kindSection = (kinds: readonly KindChange[]): Section => ({
  title: 'Plays by kind of task',
  head: ['kind', 'plays', '->', 'accepted', '->', 'share', '->', 'change'],
  rows: kinds.map(({ name, before, after }) => [
    ...[name, before.plays, after.plays, before.accepted, after.accepted],
    ...[shareText(before.share), shareText(after.share), changeText(before.share, after.share)],
  ]),
});

const shareText = (share: number | null): string => (share === null ? '-' : percent(share));

function changeText(before: number | null, after: number | null): string {
  if (before === null || after === null) return '-';
  const points = Math.round((after - before) * 100);
  return points === 0 ? '0' : `${points > 0 ? '+' : ''}${points} points`;
}

interface ShareChange {
  readonly name: string;
  /** Share of all plays. */
  readonly before: number;
  readonly after: number;
}

function shares(of: 'fatal' | 'slips', a: RunStats, b: RunStats): ShareChange[] {
  const counts = ({ checks, all }: RunStats): Count[] =>
    checks.map((check) => ({ name: check.rule, count: check[of] / Math.max(1, all.plays) }));
  return paired(counts(a), counts(b))
    .map(countChange)
    .filter(({ before, after }) => before + after > 0);
}

const countChange = ({ name, before, after }: Pair<Count>): ShareChange => ({
  name,
  before: before?.count ?? 0,
  after: after?.count ?? 0,
});

const shareSection = (title: string, changes: readonly ShareChange[]): Section => ({
  title,
  head: ['check', 'before', 'after', 'change'],
  rows: changes
    .map(({ name, before, after }): [string, number, number] => [name, before * 100, after * 100])
    .filter(([, before, after]) => before.toFixed(1) !== after.toFixed(1))
    .map(([name, before, after]) => [name, before.toFixed(1), after.toFixed(1), signed(after - before, 1)]),
});

const countSection = (title: string, changes: readonly ShareChange[]): Section => ({
  title,
  head: ['reason', 'before', 'after', 'change'],
  rows: changes
    .filter(({ before, after }) => before !== after)
    .map(({ name, before, after }) => [name, before, after, signed(after - before, 0)]),
});

const signed = (number: number, digits: number): string =>
  `${number > 0 ? '+' : ''}${number.toFixed(digits)}`;

const named = ({ rejects }: RunStats): Count[] =>
  rejects.map(({ stage, name, count }) => ({ name: `${stage}: ${name}`, count }));

function lengthSection(a: RunStats, b: RunStats): Section {
  const names = ['calls', 'messages', 'characters'] as const;
  return {
    title: 'Median length of a play',
    head: ['in', 'before', 'after'],
    rows: names.map((name) => [name, a[name]?.median ?? '-', b[name]?.median ?? '-']),
  };
}

const unchangedSection = (count: number): Section[] =>
  count === 0
    ? []
    : [{ title: 'The same in both', head: ['what', 'count'], rows: [['kinds of task', count]] }];

interface SettingChange {
  readonly setting: string;
  readonly before: Json;
  readonly after: Json;
}

async function settingsThatDiffer(before: string, after: string): Promise<SettingChange[]> {
  const [a, b] = [await frozenConfigOf(before), await frozenConfigOf(after)];
  if (!a || !b) return [];
  const valueAt = (config: object, path: string): Json =>
    path
      .split('.')
      // A config is JSON.
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], config) as Json;
  return changedSettings(a, b).map((setting) => ({
    setting,
    before: valueAt(a.config, setting) ?? null,
    after: valueAt(b.config, setting) ?? null,
  }));
}

const settingsSection = (settings: readonly SettingChange[]): Section => ({
  title: 'Settings that differ',
  head: ['setting', 'before', 'after'],
  rows: settings.map(({ setting, before, after }) => [
    setting,
    JSON.stringify(before),
    JSON.stringify(after),
  ]),
});
