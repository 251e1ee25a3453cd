// Operations of the process stock reservations.
import type { Operation } from '../operation.ts';
import { checkStock, expiringHolds, reservationsOf, suggestReorder } from './reading.ts';
import { fulfillReservation, reserveStock } from './reserving.ts';

export const stockOperations: readonly Operation[] = [
  checkStock,
  suggestReorder,
  expiringHolds,
  reservationsOf,
  reserveStock,
  fulfillReservation,
];
