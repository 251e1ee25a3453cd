// Tools of the process of maintenance.
import type { Operation } from '../operation.ts';
import { listOverdue, nextServiceDue, serviceCosts } from './checks.ts';
import { completeService, scheduleService } from './planning.ts';

export const servicingOperations: readonly Operation[] = [
  nextServiceDue,
  listOverdue,
  serviceCosts,
  scheduleService,
  completeService,
];
