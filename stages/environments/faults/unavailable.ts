// unavailable: the service is down for a moment, like HTTP 503.
import { type FaultKind, faultResult } from './fault.ts';

export const unavailable: FaultKind = {
  name: 'unavailable',
  isTransient: true,
  codes: ['SERVICE_UNAVAILABLE'],
  apply: async () =>
    faultResult('SERVICE_UNAVAILABLE', 'The service is restarting. The request was not processed.'),
};
