// timeout: the call is lost before it takes effect.
import { errorFault } from './error-fault.ts';

export const timeout = errorFault({
  name: 'timeout',
  summary: 'The call gets no answer in time and changes nothing.',
  span: 'either',
  recovery: { way: 'retry', sentence: 'Calls {tool} again after the timeout.' },
  isOutage: true,
  codes: ['TIMEOUT'],
  because: ['the system did not answer in time, even after several attempts', 'every attempt timed out'],
  next: [
    'The system seems to be overloaded, so it may work later today.',
    'It may work if we try again in a while.',
    'I suggest trying again in half an hour or so.',
  ],
  error: (random) => ({
    code: 'TIMEOUT',
    status: 504,
    message: random
      .pick([
        'No answer within {n} seconds; nothing was changed. Try again.',
        'The upstream service did not respond within {n} seconds. The request was not processed.',
        'Gateway timeout: gave up after {n} seconds before the request was accepted.',
        'The request timed out after {n} s while waiting for a connection. No changes were made.',
      ])
      .replace('{n}', String(random.pick([10, 15, 30]))),
  }),
});
