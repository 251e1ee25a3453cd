// rate_limited: the service asks for a pause and says how long, like HTTP 429 with Retry-After.
import { errorFault } from './error-fault.ts';

export const rateLimited = errorFault({
  name: 'rate_limited',
  summary: 'The service asks for a pause of a given length.',
  span: 'once',
  recovery: { way: 'retry', sentence: 'Calls {tool} again once the rate limit allows it.' },
  codes: ['RATE_LIMITED'],
  error(random) {
    const seconds = random.integer(1, 8);
    return {
      code: 'RATE_LIMITED',
      status: 429,
      message: random
        .pick([
          'Too many requests; retry after {n} seconds.',
          'Rate limit of 60 requests per minute exceeded. Retry in {n} seconds.',
          'You have been rate limited. The window resets in {n} seconds.',
          'Request quota used up for this window; the next one opens in {n} seconds.',
        ])
        .replace('{n}', String(seconds)),
      more: { retry_after_s: seconds },
    };
  },
});
