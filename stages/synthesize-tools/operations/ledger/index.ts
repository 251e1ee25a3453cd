// Operations of the process ledger.
import type { Operation } from '../operation.ts';
import { postEntry, transferFunds } from './posting.ts';
import { getBalance, reconcile, statement, totalsByCategory } from './reading.ts';

export const ledgerOperations: readonly Operation[] = [
  postEntry,
  transferFunds,
  getBalance,
  statement,
  reconcile,
  totalsByCategory,
];
