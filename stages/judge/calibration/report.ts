// The error rates of the judge, added up from the calibration of plays: false accepts by defect, false rejects by
// harmless change, each with its interval.
import type { Calibration, Planted } from '../../../schemas/calibration.ts';
import { type Interval, wilson } from './interval.ts';

type By = 'code' | 'rubric' | 'both';
const judges: readonly By[] = ['code', 'rubric', 'both'];

interface ErrorRate extends Interval {
  readonly errors: number;
  readonly share: number;
}

export interface ClassRates {
  readonly name: string;
  readonly wants: Planted['wants'];
  readonly plays: number;
  readonly code: ErrorRate;
  readonly rubric: ErrorRate;
  readonly both: ErrorRate;
}

export interface CalibrationReport {
  readonly plays: number;
  readonly defects: readonly ClassRates[];
  readonly harmless: readonly ClassRates[];
  readonly falseAccepts: ClassRates;
  readonly falseRejects: ClassRates;
}

export function calibrationReport(calibrations: readonly Calibration[]): CalibrationReport {
  const planted = calibrations.flatMap((each) => each.planted);
  const wrong = planted.filter(({ wants }) => wants !== 'accept');
  const harmless = planted.filter(({ wants }) => wants === 'accept');
  return {
    plays: calibrations.length,
    defects: classesOf(wrong),
    harmless: classesOf(harmless),
    falseAccepts: ratesOf('all defects', wrong),
    falseRejects: ratesOf('all harmless changes', harmless),
  };
}

const classesOf = (planted: readonly Planted[]): ClassRates[] =>
  [...new Set(planted.map(({ name }) => name))]
    .sort()
    .map((name) => ratesOf(name, planted.filter((each) => each.name === name)));

function ratesOf(name: string, planted: readonly Planted[]): ClassRates {
  const rate = (by: By): ErrorRate => {
    const errors = planted.filter((each) => !each[by]).length;
    const share = planted.length === 0 ? 0 : errors / planted.length;
    return { errors, share, ...wilson(errors, planted.length) };
  };
  const [code, rubric, both] = judges.map(rate) as [ErrorRate, ErrorRate, ErrorRate]; // one for each judge
  return { name, wants: planted[0]?.wants ?? 'reject', plays: planted.length, code, rubric, both };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const rateText = ({ share, low, high }: ErrorRate): string =>
  `${percent(share)} (${(low * 100).toFixed(1)}-${(high * 100).toFixed(1)})`;

export const reportHead: readonly string[] = ['class', 'plays', 'code', 'rubric', 'both'];

export const rowOf = ({ name, plays, code, rubric, both }: ClassRates): string[] => [
  name,
  String(plays),
  ...[code, rubric, both].map(rateText),
];
