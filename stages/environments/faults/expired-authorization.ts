// expired_authorization: the assistant's access has run out, and only a person can renew it, like HTTP 401.
import { errorFault } from './error-fault.ts';

export const expiredAuthorization = errorFault({
  name: 'expired_authorization',
  summary: "The assistant's sign-in has expired, and it cannot renew it.",
  span: 'lasting',
  recovery: {
    way: 'hand_over',
    sentence: 'Does not call {tool} again, and says that the access must be renewed by someone else.',
  },
  codes: ['TOKEN_EXPIRED'],
  because: [
    'my access to that part of the system has expired',
    'the sign-in that I use for this has expired',
    'my authorization for this has run out',
  ],
  next: [
    'Someone who manages access has to renew it first.',
    'An administrator needs to renew it before I can try again.',
    "I can't renew it myself, so please ask the administrator to do that.",
  ],
  error: (random) => ({
    code: 'TOKEN_EXPIRED',
    status: 401,
    message: random.pick([
      'The access token has expired. Sign in again to continue.',
      'Authorization expired. An administrator must renew the connection.',
      'Invalid credentials: the refresh token is no longer valid.',
      'The session of this integration has ended and must be renewed.',
    ]),
  }),
});
