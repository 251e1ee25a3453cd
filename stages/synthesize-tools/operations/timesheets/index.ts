// Tools of the process of time sheets.
import type { Operation } from '../operation.ts';
import { calculatePay, checkHours, hoursByActivity } from './checks.ts';
import { approveHours, logHours } from './entries.ts';

export const timesheetOperations: readonly Operation[] = [
  calculatePay,
  checkHours,
  hoursByActivity,
  logHours,
  approveHours,
];
