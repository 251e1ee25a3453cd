// unavailable: the service is down for a moment, like HTTP 503.
import { errorFault } from './error-fault.ts';

export const unavailable = errorFault({
  name: 'unavailable',
  summary: 'The service is down, for a moment or longer than an agent can wait.',
  span: 'either',
  recovery: { way: 'retry', sentence: 'Calls {tool} again when the service is back.' },
  isOutage: true,
  codes: ['SERVICE_UNAVAILABLE'],
  because: ['the service is not available at the moment', 'the service behind it stayed unavailable'],
  next: [
    'Please try again later.',
    'It should work once the service is back up.',
    "You can ask me again later; I'd need the service to be up for this.",
  ],
  error: (random) => ({
    code: 'SERVICE_UNAVAILABLE',
    status: 503,
    message: random.pick([
      'The service is restarting. The request was not processed.',
      'The service is temporarily unavailable.',
      'No healthy instance could take the request. It was not processed.',
      'The backend is overloaded and is shedding requests.',
    ]),
  }),
});
