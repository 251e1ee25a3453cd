// unavailable: the service is down for a moment, as HTTP 503 says.
import { type FaultKind, faultResult } from './fault.ts';

export const unavailable: FaultKind = {
  name: 'unavailable',
  isTransient: true,
  codes: ['SERVICE_UNAVAILABLE'],
  apply: async () =>
    faultResult('SERVICE_UNAVAILABLE', 'The service is restarting. The request was not processed.'),
};
