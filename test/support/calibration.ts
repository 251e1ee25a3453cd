// How the judge rules on plays of the procedures, by the defect that was planted in them.
import { expect } from 'vitest';
import type { Event } from '../../pipeline/log.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { all, offlineRun } from './offline-run.ts';

export interface Verdicts {
  readonly accepted: Trajectory[];
  readonly rejected: Trajectory[];
}

/** By vice; plays without one under `none`. */
export async function verdictsByVice(config: {
  target: number;
  evolve: object;
  /** Plays of each task. */
  trials: number;
}): Promise<Map<string, Verdicts>> {
  const { target, evolve, trials } = config;
  const simulate = { vices: 0.9, trials };
  // Vices of these kinds apply to no others.
  const kinds = { hand_over: 14, forbidden_by_policy: 3, tools_on_demand: 4, final_change: 3 };
  const stages = { evolve, 'write-tasks': { kinds }, simulate };
  const failures: Event[] = [];
  const { store } = await offlineRun({
    config: { target, seed: 11, stages },
    log: (event) => void (event.event === 'failure' && failures.push(event)),
  });
  expect(failures).toEqual([]);
  const accepted = new Set((await all(store.read('judgements'))).map((judgement) => judgement.trajectory));
  const verdicts = new Map<string, Verdicts>();
  for await (const trajectory of store.read('trajectories')) {
    const key = trajectory.vice ?? 'none';
    const verdict = verdicts.get(key) ?? { accepted: [], rejected: [] };
    verdict[accepted.has(trajectory.id) ? 'accepted' : 'rejected'].push(trajectory);
    verdicts.set(key, verdict);
  }
  return verdicts;
}

export interface Count {
  readonly plays: number;
  readonly accepted: number;
  /** Share that was accepted. */
  readonly share: number;
}

export function countOf(verdicts: ReadonlyMap<string, Verdicts>, names: readonly string[]): Count {
  const chosen = names.map((name) => verdicts.get(name) ?? { accepted: [], rejected: [] });
  const accepted = chosen.reduce((sum, each) => sum + each.accepted.length, 0);
  const plays = accepted + chosen.reduce((sum, each) => sum + each.rejected.length, 0);
  return { plays, accepted, share: accepted / plays };
}
