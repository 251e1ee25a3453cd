// A run in numbers: its plays by kind, verdict, difficulty, and setting, what the checks found, how long plays are, what
// was rejected, and what it cost. The commands, the plots, and the viewer count by this.
import { join } from 'node:path';
import { readSpending } from '../pipeline/money/ledger.ts';
import type { Spending } from '../pipeline/money/spending.ts';
import { ledgerFile } from '../pipeline/run.ts';
import { compareIds, type Reader } from '../pipeline/store.ts';
import { type PlayFacts, type PlayVerdict, playFacts } from './stats/play-facts.ts';
import { type Spread, spreadOf } from './stats/spread.ts';

/** Plays of one kind, difficulty, or setting. */
export interface Group {
  readonly name: string;
  readonly plays: number;
  readonly verdicts: Readonly<Partial<Record<PlayVerdict, number>>>;
  readonly selected: number;
}

export interface Count {
  readonly name: string;
  readonly count: number;
}

/** A rule of the judge, and how many plays it found something in. */
export interface Check {
  readonly rule: string;
  readonly fatal: number;
  readonly slips: number;
}

export interface RunStats {
  readonly all: Group;
  /** By name. */
  readonly kinds: readonly Group[];
  readonly difficulties: readonly Group[];
  /** The one with the most plays first. */
  readonly settings: readonly Group[];
  readonly checks: readonly Check[];
  /** What decided about plays that were not accepted. The most frequent first, as in the lists below. */
  readonly reasons: readonly Count[];
  readonly faults: readonly Count[];
  readonly ends: readonly Count[];
  readonly rejects: readonly (Count & { readonly stage: string })[];
  /** Undefined where there are no plays. */
  readonly calls: Spread | undefined;
  readonly messages: Spread | undefined;
  readonly characters: Spread | undefined;
  readonly spending: Spending;
}

/** `directory`: that of the run which the store belongs to. */
export async function statsOf(store: Reader, directory: string): Promise<RunStats> {
  const counted = emptyCounts();
  for await (const play of playFacts(store)) countPlay(play, counted);
  const { all, kinds, difficulties, settings, reasons, faults, ends, calls, messages, characters } = counted;
  return {
    all: groupsIn(all)[0] ?? { name: 'all', plays: 0, verdicts: {}, selected: 0 },
    kinds: groupsIn(kinds),
    difficulties: groupsIn(difficulties),
    settings: groupsIn(settings).sort((a, b) => b.plays - a.plays),
    checks: checksOf(countsIn(counted.fatal), countsIn(counted.slips)),
    reasons: countsIn(reasons),
    faults: countsIn(faults),
    ends: countsIn(ends),
    rejects: await rejectsOf(store),
    calls: spreadOf(calls),
    messages: spreadOf(messages),
    characters: spreadOf(characters),
    spending: await readSpending(join(directory, ledgerFile)),
  };
}

interface GroupCount {
  plays: number;
  selected: number;
  readonly verdicts: Partial<Record<PlayVerdict, number>>;
}

/** What has been counted by name so far. */
const emptyCounts = () => ({
  ...{ all: groupCounts(), kinds: groupCounts(), difficulties: groupCounts(), settings: groupCounts() },
  ...{ fatal: nameCounts(), slips: nameCounts() },
  ...{ reasons: nameCounts(), faults: nameCounts(), ends: nameCounts() },
  ...{ calls: numbers(), messages: numbers(), characters: numbers() },
});

const groupCounts = () => new Map<string, GroupCount>();
const nameCounts = () => new Map<string, number>();
const numbers = (): number[] => [];

function countPlay(play: PlayFacts, counted: ReturnType<typeof emptyCounts>): void {
  addTo(counted.all, ['all'], play);
  addTo(counted.kinds, [play.kind], play);
  addTo(counted.difficulties, [String(play.difficulty)], play);
  addTo(counted.settings, play.settings, play);
  count(counted.fatal, play.fatal);
  count(counted.slips, play.slips);
  count(counted.reasons, play.reason === '' ? [] : [play.reason]);
  count(counted.faults, play.faults);
  count(counted.ends, [play.end]);
  for (const name of ['calls', 'messages', 'characters'] as const) counted[name].push(play[name]);
}

function addTo(
  groups: Map<string, GroupCount>,
  names: readonly string[],
  { verdict, isSelected }: PlayFacts,
): void {
  for (const name of names) {
    const group = groups.get(name) ?? { plays: 0, selected: 0, verdicts: {} };
    group.plays += 1;
    group.selected += isSelected ? 1 : 0;
    group.verdicts[verdict] = (group.verdicts[verdict] ?? 0) + 1;
    groups.set(name, group);
  }
}

const groupsIn = (groups: ReadonlyMap<string, GroupCount>): Group[] =>
  [...groups].map(([name, group]) => ({ name, ...group })).sort((a, b) => compareIds(a.name, b.name));

function count(counts: Map<string, number>, names: readonly string[]): void {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
}

const countsIn = (counts: ReadonlyMap<string, number>): Count[] =>
  [...counts]
    .map(([name, number]) => ({ name, count: number }))
    .sort((a, b) => b.count - a.count || compareIds(a.name, b.name));

function checksOf(fatal: readonly Count[], slips: readonly Count[]): Check[] {
  const rules = [...new Set([...fatal, ...slips].map(({ name }) => name))];
  const of = (counts: readonly Count[], rule: string): number =>
    counts.find(({ name }) => name === rule)?.count ?? 0;
  return rules.map((rule) => ({ rule, fatal: of(fatal, rule), slips: of(slips, rule) }));
}

async function rejectsOf(store: Reader): Promise<RunStats['rejects']> {
  const counts = nameCounts();
  for await (const { stage, reason } of store.digests('rejects'))
    count(counts, [JSON.stringify([stage, reason])]);
  return countsIn(counts).map(({ name, count: number }) => {
    const [stage, reason] = JSON.parse(name) as [string, string]; // written above
    return { stage, name: reason, count: number };
  });
}
