// Tools of the process of usage billing.
import type { Operation } from '../operation.ts';
import { changeTariff, recordUsage } from './changes.ts';
import { calculateCharge, checkQuota, forecastCharge, quoteTariff } from './charges.ts';

export const meteringOperations: readonly Operation[] = [
  calculateCharge,
  forecastCharge,
  checkQuota,
  quoteTariff,
  recordUsage,
  changeTariff,
];
