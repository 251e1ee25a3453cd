// Operations of the process price calculation.
import type { Operation } from '../operation.ts';
import { calculatePrice, comparePrices, quantityForBudget } from './calculating.ts';
import { checkCode, redeemCode } from './codes.ts';

export const pricingOperations: readonly Operation[] = [
  calculatePrice,
  comparePrices,
  quantityForBudget,
  checkCode,
  redeemCode,
];
