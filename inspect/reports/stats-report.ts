// The numbers of a run as tables for people.
import type { Report, Section } from '../../pipeline/commands/inspector.ts';
import type { Spread } from '../stats/spread.ts';
import type { Count, Group, RunStats } from '../stats.ts';

/** Settings that are listed; the others are in the figures. */
const mostSettings = 15;

export function statsReport(run: string, stats: RunStats): Report {
  const { all, kinds, difficulties, settings, checks, reasons, faults, ends, rejects } = stats;
  const counts = (title: string, name: string, list: readonly Count[]): Section => ({
    title,
    head: [name, 'plays'],
    rows: list.map((each) => [each.name, each.count]),
  });
  const sections: Section[] = [
    groupSection('Plays by kind of task', 'kind', [...kinds, ...(kinds.length > 1 ? [all] : [])]),
    groupSection('Plays by difficulty', 'difficulty', difficulties),
    groupSection(titleOfSettings(settings.length), 'setting', settings.slice(0, mostSettings)),
    {
      title: 'Checks that found something, by plays',
      head: ['check', 'fatal', 'slips'],
      rows: checks.map(({ rule, fatal, slips }) => [rule, fatal, slips]),
    },
    counts('What decided about plays that were not accepted', 'reason', reasons),
    counts('Faults that struck', 'fault', faults),
    counts('How plays ended', 'end', ends),
    lengthSection(stats),
    {
      title: 'Rejects, by stage and reason',
      head: ['stage', 'reason', 'rejects'],
      rows: rejects.map(({ stage, name, count }) => [stage, name, count]),
    },
    costSection(stats),
  ];
  return {
    title: `Run ${run}: ${all.plays} plays`,
    sections: sections.filter(({ rows }) => rows.length > 0),
    figures: { run, ...stats },
  };
}

const titleOfSettings = (count: number): string =>
  count > mostSettings
    ? `Plays by world, server, or program: the ${mostSettings} with most of ${count}`
    : 'Plays by world, server, or program';

const groupSection = (title: string, name: string, groups: readonly Group[]): Section => ({
  title,
  head: [name, 'plays', 'accepted', 'share', 'rejected', 'other', 'selected'],
  rows: groups.map(({ name: group, plays, verdicts, selected }) => {
    const { accepted = 0, rejected = 0 } = verdicts;
    return [
      group,
      plays,
      accepted,
      percent(accepted / plays),
      rejected,
      plays - accepted - rejected,
      selected,
    ];
  }),
});

export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

function lengthSection({ calls, messages, characters }: RunStats): Section {
  const row = (name: string, spread: Spread | undefined): (string | number)[][] =>
    spread
      ? [[name, spread.least, spread.median, Math.round(spread.mean * 10) / 10, spread.p90, spread.most]]
      : [];
  return {
    title: 'Lengths of plays',
    head: ['in', 'least', 'median', 'mean', '90 %', 'most'],
    rows: [...row('calls', calls), ...row('messages', messages), ...row('characters', characters)],
  };
}

function costSection({ spending, all }: RunStats): Section {
  const uses = Object.entries(spending.byUse);
  const rows = [...uses, ...(uses.length > 1 ? [['total', spending] as const] : [])];
  const accepted = all.verdicts.accepted ?? 0;
  const each =
    accepted > 0 && spending.cost > 0 ? `, $${(spending.cost / accepted).toFixed(4)} per accepted play` : '';
  return {
    title: `Cost by stage and role${each}`,
    head: ['stage/role', 'calls', 'tokens in', 'tokens out', 'USD'],
    rows: rows.map(([use, { calls, input, output, cost }]) => [use, calls, input, output, cost.toFixed(4)]),
  };
}
