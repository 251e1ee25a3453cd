// How good an accepted play is, from what the judge found. Difficulty is no part of it: the wanted mix takes care of
// that, and a hard task is not a better example than an easy one.
import type { Judgement } from '../../schemas/judgement.ts';

/** Points for each share of turns that have a flaw: a play in which every turn has one loses half of its total. */
const lostToFlaws = 0.5;
/** Going on rightly after a failed call is rare, and models learn it from nothing else. */
const wonByRecovery = 0.1;

/** From 0 to 1.1, to a thousandth. */
export function qualityOf({ total, turns }: Pick<Judgement, 'total' | 'turns'>): number {
  const labels = turns.map(({ label }) => label);
  const flawed = labels.filter((label) => label !== 'good' && label !== 'recovery').length;
  const lost = labels.length === 0 ? 0 : (lostToFlaws * flawed) / labels.length;
  const won = labels.includes('recovery') ? wonByRecovery : 0;
  return Math.round((total * (1 - lost) + won) * 1000) / 1000;
}
