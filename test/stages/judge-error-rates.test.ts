// The figures of a calibration: counted from a set whose truth is known, with intervals that hold for few plays.
import { describe, expect, it } from 'vitest';
import { wilson } from '../../pipeline/interval.ts';
import type { Planted } from '../../schemas/calibration.ts';
import { defects } from '../../stages/calibrate/defects/index.ts';
import { harmlessChanges } from '../../stages/calibrate/harmless/index.ts';
import { calibrationReport, reportRows } from '../../stages/calibrate/report.ts';

const provenance = { stage: 'calibrate', unit: 'u', seed: 1, roles: {} };
const planted = (name: string, wants: Planted['wants'], code: boolean, rubric?: boolean): Planted => ({
  name,
  wants,
  code,
  both: code || rubric === true,
  reason: '',
  ...(rubric === undefined ? {} : { rubric }),
});

describe('the report', () => {
  const report = calibrationReport([
    {
      ...{ id: 'a', from: [], provenance, trajectory: 't1' },
      planted: [
        planted('digit_off', 'reject', true),
        planted('stale_value', 'reject', false, true),
        planted('thanks_at_end', 'accept', true, true),
      ],
    },
    {
      ...{ id: 'b', from: [], provenance, trajectory: 't2' },
      planted: [
        planted('digit_off', 'reject', false, false),
        planted('needless_call', 'notice', true),
        planted('thanks_at_end', 'accept', false),
      ],
    },
  ]);

  it('counts false accepts by defect', () => {
    expect(report.plays).toBe(2);
    expect(
      report.defects.map(({ name, plays, code, both }) => [name, plays, code.errors, both.errors]),
    ).toEqual([
      ['digit_off', 2, 1, 1],
      ['needless_call', 1, 0, 0],
      ['stale_value', 1, 1, 0],
    ]);
    expect(report.falseAccepts).toMatchObject({ plays: 4, code: { share: 0.5 }, both: { share: 0.25 } });
  });

  it('counts what the rubric judge was asked about', () => {
    expect(report.falseAccepts.rubric).toMatchObject({ plays: 2, errors: 1 });
  });

  it('counts false rejects by harmless change', () => {
    expect(report.falseRejects).toMatchObject({ plays: 2, code: { errors: 1 }, both: { errors: 1 } });
  });

  it('has a row for each class and for all of a sort', () => {
    expect(reportRows(report).map(([name]) => name)).toEqual([
      ...['digit_off', 'needless_call', 'stale_value', 'all defects'],
      ...['thanks_at_end', 'all harmless changes'],
    ]);
  });
});

it.each([
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
])('%i of %i lies between %f and %f', (hits, total, low, high) => {
  const interval = wilson(hits, total);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

it('plants at least 25 defects and 8 harmless changes, each under a name of its own', () => {
  const names = [...defects, ...harmlessChanges].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(defects.length).toBeGreaterThanOrEqual(25);
  expect(harmlessChanges.length).toBeGreaterThanOrEqual(8);
});
