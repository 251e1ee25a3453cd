// Tools of the process of shipping.
import type { Operation } from '../operation.ts';
import { compareSpeeds, estimateDelivery, quoteShipping } from './quotes.ts';
import { recordEvent, trackShipment } from './tracking.ts';

export const shippingOperations: readonly Operation[] = [
  quoteShipping,
  estimateDelivery,
  compareSpeeds,
  trackShipment,
  recordEvent,
];
