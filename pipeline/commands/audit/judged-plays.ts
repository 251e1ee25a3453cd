// The plays of a run that its judge has ruled on, the turned-down ones included.
import { z } from 'zod';
import { type Judgement, judgementSchema } from '../../../schemas/judgement.ts';
import type { Reject } from '../../../schemas/reject.ts';
import { compareIds, type Reader } from '../../store.ts';

export interface JudgedPlay {
  /** ID of the trajectory. */
  readonly trajectory: string;
  readonly kind: string;
  readonly verdict: Judgement['verdict'];
  /** The rule or criterion that decided; empty when accepted. */
  readonly reason: string;
  /** What decided it, in one line. */
  readonly because: string;
}

/** What a reject holds that is a judgement. Other rejects do not match. */
const turnedDownSchema = z.object(
  judgementSchema.pick({ trajectory: true, kind: true, verdict: true, reason: true, because: true }).shape,
);

/** In the order of their ids. */
export async function judgedPlays(store: Reader): Promise<readonly JudgedPlay[]> {
  const plays: JudgedPlay[] = [];
  for await (const { trajectory, kind, verdict, reason, total, findings } of store.read('judgements')) {
    const slips = findings.map(({ message, evidence }) => `; slip [${message}] ${evidence}`).join('');
    plays.push({ trajectory, kind, verdict, reason, because: `scored ${total}${slips}` });
  }
  for await (const reject of store.rejects()) plays.push(...turnedDown(reject));
  return plays.sort((a, b) => compareIds(a.trajectory, b.trajectory));
}

function turnedDown({ record }: Reject): readonly JudgedPlay[] {
  const { success, data } = turnedDownSchema.safeParse(record);
  return success ? [data] : [];
}
