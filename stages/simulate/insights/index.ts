// The registry of insights: adding one is one file and one line here. The first that has something to say is used.
import { arithmetic } from './arithmetic.ts';
import { chosenRow } from './chosen-row.ts';
import { dayWorkedOut } from './day-worked-out.ts';
import { developer } from './developer.ts';
import type { Insight, Moment } from './insight.ts';
import { nextPage } from './next-page.ts';
import { onlyMatch } from './only-match.ts';
import { planAhead } from './plan-ahead.ts';
import { policyInMind } from './policy-in-mind.ts';
import { progress } from './progress.ts';
import { sibling } from './sibling.ts';
import { sources } from './sources.ts';
import { whoDecides } from './who-decides.ts';

const decisive: readonly Insight[] = [
  developer,
  whoDecides,
  arithmetic,
  sources,
  nextPage,
  progress,
  dayWorkedOut,
  chosenRow,
];
const remarks: readonly Insight[] = [onlyMatch, planAhead, sibling, policyInMind];

/** Nobody remarks on everything that could be remarked on. */
const shareOfRemarks = 0.5;

export interface Noticed {
  readonly text: string;
  readonly isWhole: boolean;
}

/** What is noticed before a call: what decides it always, what is worth a remark in half of the cases. */
export function noticed(moment: Moment): Noticed | undefined {
  const { random } = moment;
  const candidates = [...decisive, ...(random.chance(shareOfRemarks) ? random.shuffle(remarks) : [])];
  for (const { notice, isWhole } of candidates) {
    const text = notice(moment);
    if (text !== undefined) return { text, isWhole };
  }
  return undefined;
}
