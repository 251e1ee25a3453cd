// Tools of the process of telemetry.
import type { Operation } from '../operation.ts';
import { outliers, thresholds, trend } from './analysis.ts';
import { convertReading, recordReading } from './single.ts';

export const telemetryOperations: readonly Operation[] = [
  trend,
  thresholds,
  outliers,
  convertReading,
  recordReading,
];
