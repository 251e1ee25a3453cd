// The error rates of the judge, added up from the calibration of plays: false accepts by defect, false rejects by
// harmless change, each with its interval.
import { type Interval, wilson } from '../../pipeline/interval.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Calibration, Planted } from '../../schemas/calibration.ts';

type By = 'code' | 'rubric' | 'both';
const judges: readonly By[] = ['code', 'rubric', 'both'];

interface ErrorRate extends Interval {
  readonly plays: number;
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

/** Adds up what a run holds; undefined if the judge was never calibrated on it. */
export async function calibrationOf(store: Reader): Promise<CalibrationReport | undefined> {
  const calibrations: Calibration[] = [];
  for await (const each of store.read('calibrations')) calibrations.push(each);
  return calibrations.length === 0 ? undefined : calibrationReport(calibrations);
}

export function calibrationReport(calibrations: readonly Calibration[]): CalibrationReport {
  const planted = calibrations.flatMap((each) => each.planted);
  const wrong = planted.filter(({ wants }) => wants !== 'accept');
  const harmless = planted.filter(({ wants }) => wants === 'accept');
  return {
    plays: new Set(calibrations.map(({ trajectory }) => trajectory)).size,
    defects: classesOf(wrong),
    harmless: classesOf(harmless),
    falseAccepts: ratesOf('all defects', wrong),
    falseRejects: ratesOf('all harmless changes', harmless),
  };
}

const classesOf = (planted: readonly Planted[]): ClassRates[] =>
  [...new Set(planted.map(({ name }) => name))].sort().map((name) =>
    ratesOf(
      name,
      planted.filter((each) => each.name === name),
    ),
  );

function ratesOf(name: string, planted: readonly Planted[]): ClassRates {
  const rate = (by: By): ErrorRate => {
    const ruled = planted.filter((each) => each[by] !== undefined);
    const errors = ruled.filter((each) => !each[by]).length;
    const share = ruled.length === 0 ? 0 : errors / ruled.length;
    return { plays: ruled.length, errors, share, ...wilson(errors, ruled.length) };
  };
  const [code, rubric, both] = judges.map(rate) as [ErrorRate, ErrorRate, ErrorRate]; // one for each judge
  return { name, wants: planted[0]?.wants ?? 'reject', plays: planted.length, code, rubric, both };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const rateText = ({ plays, share, low, high }: ErrorRate): string =>
  plays === 0 ? 'not asked' : `${percent(share)} (${(low * 100).toFixed(1)}-${(high * 100).toFixed(1)})`;

export const reportHead: readonly string[] = ['class', 'planted', 'code', 'rubric, after code', 'both'];

export const rowOf = ({ name, plays, code, rubric, both }: ClassRates): string[] => [
  name,
  String(plays),
  ...[code, rubric, both].map(rateText),
];

/** The rows of a table: every class, then all of them together. */
export const reportRows = ({
  defects,
  harmless,
  falseAccepts,
  falseRejects,
}: CalibrationReport): string[][] => [
  ...[...defects, falseAccepts].map((rates) => rowOf(rates)),
  ...[...harmless, falseRejects].map((rates) => rowOf(rates)),
];
