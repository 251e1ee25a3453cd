// Tools of the process of response times.
import type { Operation } from '../operation.ts';
import { checkSla, listBreaches, slaCompliance } from './checks.ts';
import { calculatePriority, triage } from './triage.ts';

export const slaOperations: readonly Operation[] = [
  triage,
  calculatePriority,
  checkSla,
  listBreaches,
  slaCompliance,
];
