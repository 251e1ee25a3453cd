// What the judge said, line by line: the verdict with its reason, the scores, and the findings.
import type { Judgement } from '../../../schemas/judgement.ts';
import type { Style } from '../paint.ts';
import type { Verdict } from './judged.ts';

interface Line {
  readonly text: string;
  readonly style?: Style;
}

export function verdictLines(verdict: Verdict | undefined): Line[] {
  if (!verdict) return [{ text: 'not judged yet', style: 'dim' }];
  const { judgement } = verdict;
  return [
    verdictLine(verdict),
    ...(judgement?.scores ?? []).map(({ criterion, score, evidence }) => ({
      text: `  ${criterion.padEnd(12)} ${score}  ${evidence}`,
    })),
    ...(judgement?.findings ?? []).map(findingLine),
  ];
}

/** A reject's detail is the judge's `because`, which names the message that decided it. */
export const verdictLine = ({ judgement, reject }: Verdict): Line =>
  reject
    ? { text: `${judgement?.verdict ?? 'rejected'}: ${reject.reason}: ${reject.detail}`, style: 'red' }
    : { text: `accepted with ${judgement?.total}`, style: 'green' };

const findingLine = ({ severity, rule, message, evidence }: Judgement['findings'][number]): Line => ({
  text: `  ${severity.padEnd(5)} ${rule} [${message}] ${evidence}`,
  style: severity === 'fatal' ? 'red' : 'yellow',
});
