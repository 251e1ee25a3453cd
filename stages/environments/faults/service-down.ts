// service_down: the service is down for the rest of the play, and says so.
import { errorFault } from './error-fault.ts';

export const serviceDown = errorFault({
  name: 'service_down',
  summary: 'The service is down for hours and says so.',
  span: 'lasting',
  recovery: {
    way: 'report',
    sentence: 'Does not call {tool} again and again, and says that the service is down.',
  },
  isOutage: true,
  codes: ['MAINTENANCE', 'OUTAGE'],
  because: [
    'the service is down for maintenance',
    'that service is down at the moment and will not be back for a while',
    'there is an outage of the service that I need for this',
  ],
  next: [
    'Please try again when the service is back.',
    'It should be possible again once the service is up.',
    'You are welcome to come back to this later today.',
  ],
  error: (random) =>
    random.pick([
      {
        code: 'MAINTENANCE',
        status: 503,
        message: 'Down for scheduled maintenance. Expected duration: several hours.',
      },
      {
        code: 'MAINTENANCE',
        status: 503,
        message: 'This service is offline for an upgrade until further notice.',
      },
      {
        code: 'OUTAGE',
        status: 503,
        message: 'Major outage in progress. Do not retry; see the status page for updates.',
      },
      {
        code: 'OUTAGE',
        status: 503,
        message: 'This service has been taken offline because of an ongoing incident.',
      },
    ]),
});
