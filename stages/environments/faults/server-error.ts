// server_error: something breaks inside the service before the call takes effect, like HTTP 500 and 502.
import { errorFault } from './error-fault.ts';

export const serverError = errorFault({
  name: 'server_error',
  summary: 'The service fails with an internal error and changes nothing.',
  span: 'either',
  recovery: { way: 'retry', sentence: 'Calls {tool} again after the internal error.' },
  isOutage: true,
  codes: ['INTERNAL_ERROR', 'BAD_GATEWAY'],
  because: [
    'the system keeps failing with an internal error',
    'there is a technical fault on the server side',
  ],
  next: [
    'The people who run the system will have to look into it.',
    'I suggest reporting it to technical support.',
    'It may be fixed later today, so please try again then.',
  ],
  error: (random) =>
    random.pick([
      {
        code: 'INTERNAL_ERROR',
        status: 500,
        message: 'An unexpected error occurred. The request was rolled back.',
      },
      {
        code: 'INTERNAL_ERROR',
        status: 500,
        message: 'Internal server error: connection to the database was lost.',
      },
      {
        code: 'INTERNAL_ERROR',
        status: 500,
        message: 'Unhandled exception in the request handler. Nothing was saved.',
      },
      {
        code: 'BAD_GATEWAY',
        status: 502,
        message: 'The gateway received an invalid response from the backend.',
      },
    ]),
});
