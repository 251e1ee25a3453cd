// rate_limited: the service asks for a pause, like HTTP 429.
import { type FaultKind, faultResult } from './fault.ts';

export const rateLimited: FaultKind = {
  name: 'rate_limited',
  isTransient: true,
  codes: ['RATE_LIMITED'],
  apply: async (_, random) =>
    faultResult('RATE_LIMITED', `Too many requests; retry after ${random.integer(1, 8)} seconds.`),
};
