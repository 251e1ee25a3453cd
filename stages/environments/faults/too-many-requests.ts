// too_many_requests: the service asks for a pause and does not say how long, like HTTP 429 without Retry-After.
import { errorFault } from './error-fault.ts';

export const tooManyRequests = errorFault({
  name: 'too_many_requests',
  summary: 'The service refuses a call because there are too many, and names no time to wait.',
  span: 'once',
  recovery: { way: 'retry', sentence: 'Calls {tool} again after a short pause.' },
  codes: ['TOO_MANY_REQUESTS'],
  error: (random) => ({
    code: 'TOO_MANY_REQUESTS',
    status: 429,
    message: random.pick([
      'Too many requests.',
      'Request rate exceeded. Slow down and try again.',
      'The concurrency limit for this account has been reached.',
      'Throttled. Please retry your request.',
    ]),
  }),
});
