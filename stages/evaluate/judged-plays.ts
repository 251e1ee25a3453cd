// The plays of an eval with their verdicts: accepted ones are judgements, the others are rejects of the judge or, where
// a reply could not be used, of the play itself.
import { z } from 'zod';
import type { EvalPlay } from '../../pipeline/evals/plays.ts';
import type { Reader } from '../../pipeline/store.ts';
import { judgementSchema } from '../../schemas/judgement.ts';
import { judge } from '../judge.ts';
import { simulate } from '../simulate.ts';

/** The little that is read of a reject. */
const verdictSchema = judgementSchema.pick({ task: true, trajectory: true, verdict: true }).strip();
const brokenOffSchema = z.object({ task: z.string() });

export async function judgedPlays(store: Reader): Promise<readonly EvalPlay[]> {
  const plays: EvalPlay[] = [];
  for await (const { task, trajectory, verdict } of store.read('judgements'))
    plays.push({ task, trajectory, verdict, reason: '' });
  for await (const { stage, reason, record } of store.rejects()) {
    if (stage === judge.name) plays.push({ ...verdictSchema.parse(record), reason });
  }
  return [...plays, ...(await brokenOffPlays(store, simulate.name))];
}

/** Plays that ended with a reply that nobody can use: rejects of the stage that asked for it. */
export async function brokenOffPlays(store: Reader, asking: string): Promise<readonly EvalPlay[]> {
  const plays: EvalPlay[] = [];
  for await (const { stage, reason, record } of store.rejects())
    if (stage === asking) plays.push({ ...brokenOffSchema.parse(record), verdict: 'rejected', reason });
  return plays;
}
