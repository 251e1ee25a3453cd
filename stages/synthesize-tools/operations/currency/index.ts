// Operations of the process currency conversion.
import type { Operation } from '../operation.ts';
import { convertAmount } from './convert-amount.ts';
import { convertRecord } from './convert-record.ts';
import { rateChange } from './rate-change.ts';
import { recordRate } from './record-rate.ts';
import { totalInCurrency } from './total-in-currency.ts';

export const currencyOperations: readonly Operation[] = [
  convertAmount,
  convertRecord,
  rateChange,
  totalInCurrency,
  recordRate,
];
