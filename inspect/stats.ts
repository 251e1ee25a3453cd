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
  const plays: PlayFacts[] = [];
  for await (const play of playFacts(store)) plays.push(play);
  const groupedBy = (names: (play: PlayFacts) => readonly string[]): Group[] => groups(plays, names);
  return {
    all: groupedBy(() => ['all'])[0] ?? { name: 'all', plays: 0, verdicts: {}, selected: 0 },
    kinds: groupedBy(({ kind }) => [kind]),
    difficulties: groupedBy(({ difficulty }) => [String(difficulty)]),
    settings: groupedBy(({ settings }) => settings).sort((a, b) => b.plays - a.plays),
    checks: checksOf(plays),
    reasons: countsOf(plays, ({ reason }) => (reason === '' ? [] : [reason])),
    faults: countsOf(plays, ({ faults }) => faults),
    ends: countsOf(plays, ({ end }) => [end]),
    rejects: await rejectsOf(store),
    calls: spreadOf(plays.map(({ calls }) => calls)),
    messages: spreadOf(plays.map(({ messages }) => messages)),
    characters: spreadOf(plays.map(({ characters }) => characters)),
    spending: await readSpending(join(directory, ledgerFile)),
  };
}

function groups(plays: readonly PlayFacts[], names: (play: PlayFacts) => readonly string[]): Group[] {
  const found = new Map<
    string,
    { plays: number; selected: number; verdicts: Partial<Record<PlayVerdict, number>> }
  >();
  for (const play of plays)
    for (const name of names(play)) {
      const group = found.get(name) ?? { plays: 0, selected: 0, verdicts: {} };
      group.plays += 1;
      group.selected += play.isSelected ? 1 : 0;
      group.verdicts[play.verdict] = (group.verdicts[play.verdict] ?? 0) + 1;
      found.set(name, group);
    }
  return [...found].map(([name, group]) => ({ name, ...group })).sort((a, b) => compareIds(a.name, b.name));
}

function countsOf<Item>(items: readonly Item[], names: (item: Item) => readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const item of items) for (const name of names(item)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || compareIds(a.name, b.name));
}

function checksOf(plays: readonly PlayFacts[]): Check[] {
  const [fatal, slips] = [countsOf(plays, (play) => play.fatal), countsOf(plays, (play) => play.slips)];
  const rules = [...new Set([...fatal, ...slips].map(({ name }) => name))];
  const of = (counts: readonly Count[], rule: string): number =>
    counts.find(({ name }) => name === rule)?.count ?? 0;
  return rules.map((rule) => ({ rule, fatal: of(fatal, rule), slips: of(slips, rule) }));
}

async function rejectsOf(store: Reader): Promise<RunStats['rejects']> {
  const pairs: string[] = [];
  for await (const { stage, reason } of store.rejects()) pairs.push(JSON.stringify([stage, reason]));
  return countsOf(pairs, (pair) => [pair]).map(({ name, count }) => {
    const [stage, reason] = JSON.parse(name) as [string, string]; // written above
    return { stage, name: reason, count };
  });
}
