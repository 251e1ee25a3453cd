// timeout: the call is lost before it takes effect.
import { type FaultKind, faultResult } from './fault.ts';

export const timeout: FaultKind = {
  name: 'timeout',
  isTransient: true,
  codes: ['TIMEOUT'],
  apply: async (_, random) =>
    faultResult(
      'TIMEOUT',
      `No answer within ${random.pick([10, 15, 30])} seconds; nothing was changed. Try again.`,
    ),
};
