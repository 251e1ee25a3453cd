// Tools of the process of itineraries.
import type { Operation } from '../operation.ts';
import { addLeg, rebookLeg } from './changes.ts';
import { checkConnections, quoteJourney, travelTime } from './checks.ts';

export const itineraryOperations: readonly Operation[] = [
  checkConnections,
  travelTime,
  quoteJourney,
  addLeg,
  rebookLeg,
];
