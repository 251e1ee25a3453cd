// not_found: the operation behind the tool is gone, like HTTP 404 and 410.
import { errorFault } from './error-fault.ts';

export const notFound = errorFault({
  name: 'not_found',
  summary: 'The operation behind the tool does not exist anymore.',
  span: 'lasting',
  recovery: {
    way: 'report',
    sentence: 'Does not call {tool} again, and says that it is no longer available.',
  },
  codes: ['ENDPOINT_NOT_FOUND', 'GONE'],
  because: [
    'that function is no longer available in the system',
    'the system no longer offers that operation',
    'the function I need is missing in the current version of the system',
  ],
  next: [
    'The people who run the system can tell you what replaces it.',
    'Please ask technical support about the new way to do it.',
    'Support will know whether there is a new way to do it.',
  ],
  error: (random) =>
    random.pick([
      { code: 'ENDPOINT_NOT_FOUND', status: 404, message: 'No route matches this operation.' },
      {
        code: 'ENDPOINT_NOT_FOUND',
        status: 404,
        message: 'The requested endpoint does not exist in this version of the API.',
      },
      {
        code: 'GONE',
        status: 410,
        message: 'This operation was retired and has no replacement at this address.',
      },
      { code: 'GONE', status: 410, message: 'The endpoint has been permanently removed.' },
    ]),
});
