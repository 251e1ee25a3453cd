// Which kinds the units of write-tasks try: the tasks of a run come out in the shares that are wanted.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import {
  type Candidate,
  type Outcome,
  type PlannedUnit,
  planKinds,
  type Slot,
  slotsOf,
} from '../../stages/write-tasks/kind-plan.ts';
import type { TaskKind } from '../../stages/write-tasks/kinds/kind.ts';
import { parts } from '../../stages/write-tasks/planned-units.ts';

const kindNamed = (name: string, odds?: number): TaskKind => ({
  name,
  brief: '',
  difficulty: 1,
  isLive: false,
  ...(odds === undefined ? {} : { odds }),
  draft: () => undefined,
});

const plain = Array.from({ length: 16 }, (_, at) => kindNamed(`plain-${at}`));
const rare = kindNamed('rare');
const risky = kindNamed('risky', 0.5);
const kinds = [...plain, rare, risky];

/** The rare kind suits one agent in five. */
const candidates: readonly Candidate[] = Array.from({ length: 400 }, (_, at) => ({
  agent: `agent-${at}`,
  kinds: kinds.filter((kind) => kind !== rare || at % 5 === 3),
}));
const slots: readonly Slot[] = slotsOf(candidates, 3);
const even = { most: 1100, shareOf: () => 1 };

/** What comes of a plan if a kind makes a task as often as its odds say. */
function tasksOf(units: readonly PlannedUnit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { agent, number, kinds: list } of units) {
    const random = randomFor('odds', agent, number);
    const made = list.find(({ odds = 0.95 }) => random.chance(odds));
    if (made) counts.set(made.name, (counts.get(made.name) ?? 0) + 1);
  }
  return counts;
}

describe('planKinds', () => {
  it('gives each kind its share, even one that suits few agents and one that often comes to nothing', () => {
    const counts = tasksOf(planKinds(slots, even));
    for (const { name } of kinds) {
      const share = (counts.get(name) ?? 0) / 1100;
      expect(share, name).toBeGreaterThan(0.8 / kinds.length);
      expect(share, name).toBeLessThan(1.2 / kinds.length);
    }
  });

  it('follows shares that differ, and leaves out a kind with none', () => {
    const [half, none] = plain;
    const shareOf = (kind: TaskKind): number => (kind === half ? 0.5 : kind === none ? 0 : 1);
    const counts = tasksOf(planKinds(slots, { ...even, shareOf }));
    expect(counts.get('plain-1')).toBeUndefined();
    const ratio = (counts.get('plain-0') ?? 0) / (counts.get('plain-2') ?? 0);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(0.6);
  });

  it('tries nothing that does not suit the agent, and nothing twice for one unit', () => {
    for (const unit of planKinds(slots, even)) {
      const own = candidates.find(({ agent }) => agent === unit.agent)?.kinds ?? [];
      expect(unit.kinds.every((kind) => own.includes(kind))).toBe(true);
      expect(new Set(unit.kinds).size).toBe(unit.kinds.length);
    }
  });

  it('gives an agent different kinds as long as there are any', () => {
    const units = planKinds(slots, even);
    for (const { agent } of candidates) {
      const first = units.filter((unit) => unit.agent === agent).map((unit) => unit.kinds[0]);
      expect(new Set(first).size).toBe(first.length);
    }
  });

  it('leaves out units of the kind that has most where there are more than wanted', () => {
    const flooded: Candidate[] = candidates.map(({ agent }, at) => ({
      agent,
      kinds: at % 2 === 0 ? [rare] : plain,
    }));
    const counts = tasksOf(planKinds(slotsOf(flooded, 3), { ...even, most: 700 }));
    expect(counts.get('rare')).toBeLessThan(130);
    expect(planKinds(slotsOf(flooded, 3), { ...even, most: 700 })).toHaveLength(700);
  });

  it('plans a unit without kinds for an agent that none suits, so that it is rejected and not forgotten', () => {
    const units = planKinds(slotsOf([{ agent: 'idle', kinds: [] }], 3), even);
    expect(units.map((unit) => unit.kinds)).toEqual([[], [], []]);
  });

  it('tries a kind first with the agents that it suits far better than most', () => {
    const [wanted] = plain as [TaskKind];
    const agents = candidates.map((candidate, at) =>
      at >= 390 ? { ...candidate, preferred: [wanted] } : candidate,
    );
    const withWanted = planKinds(slotsOf(agents, 3), even).filter(({ kinds: [first] }) => first === wanted);
    const taken = new Set(withWanted.map(({ agent }) => agent));
    expect(agents.slice(390).every(({ agent }) => taken.has(agent))).toBe(true);
  });

  describe('after earlier units', () => {
    const [first, second] = plain as [TaskKind, TaskKind];
    const agents = candidates.slice(0, 100);
    const left = agents.map((candidate) => ({ ...candidate, number: 1 }));
    const outcome = (agent: string, failed: TaskKind[], made?: TaskKind): Outcome => ({
      agent,
      failed,
      made,
    });

    it('makes up for kinds that came out short', () => {
      const before = agents.map(({ agent }, at) => outcome(agent, [], plain[2 + (at % 14)]));
      const counts = tasksOf(planKinds(left, { most: 100, shareOf: () => 1, before }));
      const lacking = (counts.get(first.name) ?? 0) + (counts.get(second.name) ?? 0);
      expect(lacking).toBeGreaterThan(8);
      expect(counts.get('plain-5') ?? 0).toBeLessThan((counts.get(first.name) ?? 0) + 1);
    });

    it('does not try again what came to nothing for the same agent', () => {
      const before = agents.map(({ agent }) => outcome(agent, [first], second));
      for (const { kinds: list } of planKinds(left, { most: 100, shareOf: () => 1, before }))
        expect(list).not.toContain(first);
    });

    it('tries a kind more often that makes a task less often than its odds say', () => {
      const some = kinds.slice(0, 4);
      const open = left.map((slot) => ({ ...slot, kinds: some }));
      const firsts = (before: Outcome[]) =>
        planKinds(open, { most: 100, shareOf: () => 1, before }).filter((unit) => unit.kinds[0] === first)
          .length;
      const others = candidates.slice(100, 300);
      const poor = firsts(others.map(({ agent }) => outcome(agent, [first], undefined)));
      expect(poor).toBeGreaterThan(firsts([]) * 1.5);
    });

    it('does not try a kind far more often because some units came to nothing: too many tasks would stay', () => {
      const some = kinds.slice(0, 4);
      const open = left.map((slot) => ({ ...slot, kinds: some }));
      const others = candidates.slice(100, 120);
      const before = others.map(({ agent }) => outcome(agent, [first], undefined));
      const units = planKinds(open, { most: 100, shareOf: () => 1, before });
      // Of four kinds, a quarter of the tasks: twice as many units at most.
      expect(units.filter((unit) => unit.kinds[0] === first).length).toBeLessThanOrEqual(50);
    });

    it('has the first units planned alike whether or not later ones are there', () => {
      expect(planKinds(slots, { ...even, before: [] })).toEqual(planKinds(slots, even));
    });
  });
});

describe('in parts, each planned by what came of those before it', () => {
  /** As in a run: every second kind comes to nothing for three agents in ten and does not know it beforehand. */
  const works = (agent: string, kind: TaskKind): boolean =>
    plain.indexOf(kind) % 2 === 0 || randomFor('works', agent, kind.name).chance(0.7);
  const agents = candidates.slice(0, 100);

  /** The share that the rarest kind has of the tasks. */
  function rarestShare(shares: readonly number[]): number {
    const most = 220;
    const counts = new Map(plain.map((kind) => [kind, 0]));
    let left = slotsOf(
      agents.map((each) => ({ ...each, kinds: plain })),
      3,
    );
    const before: Outcome[] = [];
    for (const share of shares) {
      const units = planKinds(left, {
        most: Math.ceil(most * share) - before.length,
        shareOf: () => 1,
        before,
      });
      for (const { agent, kinds: list } of units) {
        const at = list.findIndex((kind) => works(agent, kind));
        const made = list[at];
        before.push({ agent, failed: list.slice(0, at === -1 ? list.length : at), made });
        if (made) counts.set(made, (counts.get(made) ?? 0) + 1);
      }
      const taken = new Set(units.map(({ agent, number }) => `${agent}/${number}`));
      left = left.filter(({ agent, number }) => !taken.has(`${agent}/${number}`));
    }
    return Math.min(...counts.values()) / most;
  }

  it('no kind has less than nine tenths of its share', () => {
    expect(rarestShare(parts)).toBeGreaterThan(0.9 / plain.length);
  });

  it('some kind has less where all is planned at once', () => {
    expect(rarestShare([1])).toBeLessThan(0.8 / plain.length);
  });
});
