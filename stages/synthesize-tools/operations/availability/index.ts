// Operations of the process availability.
import type { Operation } from '../operation.ts';
import { checkAvailability } from './check-availability.ts';
import { findFree } from './find-free.ts';
import { findFreeSlots } from './find-free-slots.ts';
import { listConflicts } from './list-conflicts.ts';
import { nextFreeSlot } from './next-free-slot.ts';
import { occupancy } from './occupancy.ts';

export const availabilityOperations: readonly Operation[] = [
  checkAvailability,
  findFreeSlots,
  nextFreeSlot,
  findFree,
  occupancy,
  listConflicts,
];
