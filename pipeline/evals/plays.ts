// What an eval counts: each play with its verdict, and each task that is played.
import type { Judgement } from '../../schemas/judgement.ts';

export interface EvalTask {
  readonly id: string;
  readonly kind: string;
  readonly difficulty: number;
  /** Playing it starts a server or asks a model for results, so it is not rehearsed. */
  readonly isOutside: boolean;
}

export interface EvalPlay {
  readonly task: string;
  readonly verdict: Judgement['verdict'];
  /** Why it was not accepted, in a word or two; empty where it was. */
  readonly reason: string;
  /** Absent for a play that the model broke off by a reply that nobody can use. */
  readonly trajectory?: string | undefined;
}

/** Whether it says something about the model: nobody else spoiled it, and it was decided. */
export const isCounted = ({ verdict }: EvalPlay): boolean => verdict === 'accepted' || verdict === 'rejected';
