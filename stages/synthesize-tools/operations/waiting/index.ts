// Operations of the process waiting lists.
import type { Operation } from '../operation.ts';
import { confirmPlace, offerNextPlace, signUp } from './moving.ts';
import { checkCapacity, fillRates, waitingPosition } from './reading.ts';

export const waitingOperations: readonly Operation[] = [
  checkCapacity,
  waitingPosition,
  fillRates,
  signUp,
  offerNextPlace,
  confirmPlace,
];
