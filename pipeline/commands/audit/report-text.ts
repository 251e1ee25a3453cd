// The agreement of people and judge, for people to read.
import { tableText } from '../table.ts';
import type { Agreement } from './agreement.ts';

export function agreementText(agreement: Agreement): string {
  const { byKind, byReason } = agreement;
  return [
    summary(agreement),
    matrix(agreement),
    errors(agreement),
    groups('kind', byKind),
    byReason.length > 0 ? groups('reason for rejecting', byReason) : '',
    differences(agreement),
    notes(agreement),
  ]
    .filter((section) => section !== '')
    .join('\n\n');
}

const percent = (share: number): string => (share * 100).toFixed(1);

function summary({ agreed: { hits, plays, share, low, high }, kappa }: Agreement): string {
  const interval = `95 % interval ${percent(low)}-${percent(high)}`;
  const chance = kappa
    ? `Cohen's kappa ${kappa.value.toFixed(2)} (95 % interval ${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)})`
    : "Cohen's kappa is not defined, because one side gave all plays the same verdict";
  return `The judge agrees on ${hits} of ${plays} plays: ${percent(share)} % (${interval}). ${chance}.`;
}

function matrix({ bothAccepted, bothRejected, falseAccepts, falseRejects }: Agreement): string {
  const rows = [
    ['', 'judge accepts', 'judge does not'],
    ['person accepts', String(bothAccepted), `${falseRejects.hits} false rejects`],
    ['person rejects', `${falseAccepts.hits} false accepts`, String(bothRejected)],
  ];
  return tableText(rows, [0]);
}

function errors({ falseAccepts, falseRejects }: Agreement): string {
  const line = ({ hits, plays, share, low, high }: Agreement['falseAccepts'], what: string): string =>
    plays === 0
      ? `${what}: none was audited`
      : `${what}: ${hits} of ${plays} wrongly, ${percent(share)} % (95 % interval ${percent(low)}-${percent(high)})`;
  return [
    line(falseAccepts, 'Plays that the judge accepts'),
    line(falseRejects, 'Plays that it does not accept'),
  ].join('\n');
}

function groups(title: string, counts: Agreement['byKind']): string {
  const rows = counts.map(({ name, plays, agreed, falseAccepts, falseRejects }) => [
    name,
    ...[plays, agreed, falseAccepts, falseRejects].map(String),
  ]);
  return tableText([[title, 'plays', 'agreed', 'false accepts', 'false rejects'], ...rows], [0]);
}

function differences({ differences: found }: Agreement): string {
  if (found.length === 0) return '';
  const lines = found.map(({ trajectory, kind, error, humanReason, judge, judgeReason, because }) => {
    const person = humanReason === '' ? 'person accepts' : `person rejects: ${humanReason}`;
    const ruling = `judge ${judge}${judgeReason === '' ? '' : ` (${judgeReason})`}: ${because}`;
    return `  ${trajectory}  ${kind}, ${error}\n    ${person}\n    ${ruling}`;
  });
  return ['Plays on which they differ (`toolloom show ID` prints one):', ...lines].join('\n');
}

function notes({ undecided, notBlind, elsewhere }: Agreement): string {
  return [
    ...(undecided > 0 ? [`Not counted, because the judge left them undecided: ${undecided}.`] : []),
    ...(elsewhere > 0
      ? [`Verdicts on other plays, outside of this sample or no longer in the run: ${elsewhere}.`]
      : []),
    ...(notBlind > 0 ? [`Verdicts that were changed after the judge's was shown: ${notBlind}.`] : []),
  ].join('\n');
}
