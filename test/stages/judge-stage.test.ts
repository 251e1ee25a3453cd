// The judge stage on a right play, with scores that the test gives: what the rubric accepts and rejects.
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Score } from '../../schemas/judgement.ts';
import type { Criterion, Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { judge } from '../../stages/judge.ts';
import { done, type PlayUnderTest, play, rightPlay, says } from '../support/plays.ts';

const criterion = (id: string, weight: number, required: boolean): Criterion => ({
  id,
  kind: 'outcome',
  text: `The ${id} is right.`,
  weight,
  required,
  checkedBy: 'judge',
  expects: [],
});
const rubric = [criterion('outcome', 4, true), criterion('answer', 5, true), criterion('conduct', 1, false)];

/** Judges a play whose criteria are scored in the order of the rubric. */
async function judged({ task, agent, played }: PlayUnderTest, scores: readonly number[], threshold = 0.8) {
  const store = memoryStore();
  const provenance = { stage: 's', unit: 'u', seed: 1, roles: {} };
  const records = {
    tasks: [{ id: 'k', provenance, ...task, rubric, kind: 'single_call' } as unknown as Task],
    agents: [{ id: 'a', provenance, ...agent, parts: [] } as unknown as Agent],
    trajectories: [{ id: 't', provenance, task: 'k', agent: 'a', ...played } as unknown as Trajectory],
  }; // the judge reads no other members
  for (const [name, list] of Object.entries(records))
    await store.commit(name, 'u', { records: { [name]: list }, rejects: [] });
  let asked = 0;
  const ask = async (): Promise<{ scores: Score[] }> => {
    asked += 1;
    return {
      scores: scores.map((score, index) => ({ criterion: rubric[index]?.id ?? '', score, evidence: '[1]' })),
    };
  };
  const context = { store, options: { threshold, samples: 1 }, ask } as unknown as Parameters<
    typeof judge.work
  >[1];
  const { records: kept, rejects } = await judge.work({ id: 't' }, context);
  return { kept: kept.judgements ?? [], rejects, asked };
}

describe('the rubric', () => {
  it('accepts a play at the threshold, and rejects one just below it', async () => {
    const { kept } = await judged(rightPlay, [1, 0.8, 0]); // (4 + 4 + 0) / 10
    expect(kept).toMatchObject([{ verdict: 'accepted', total: 0.8, reason: '' }]);
    const { rejects } = await judged(rightPlay, [1, 0.78, 0]);
    expect(rejects).toMatchObject([
      { reason: 'rubric: total', record: { total: 0.79, verdict: 'rejected' } },
    ]);
  });

  it('rejects a play with a required criterion below one half, whatever the total', async () => {
    const { rejects } = await judged(rightPlay, [0.4, 1, 1], 0.1);
    expect(rejects).toMatchObject([{ reason: 'rubric: outcome' }]);
    expect((await judged(rightPlay, [0.5, 1, 1], 0.1)).kept).toHaveLength(1);
    expect((await judged(rightPlay, [1, 1, 0], 0.1)).kept).toHaveLength(1); // conduct is not required
  });

  it('is not asked about a play that a rule has rejected', async () => {
    const wrong = play([says('Let me see.'), done], {
      finalState: 'elsewhere',
      task: { oracle: { calls: [] } },
    });
    const { rejects, asked } = await judged(wrong, [1, 1, 1]);
    expect(asked).toBe(0);
    expect(rejects).toMatchObject([
      { reason: 'final_state', record: { scores: [], turns: [{ label: 'good' }, { label: 'bad' }] } },
    ]);
  });
});
