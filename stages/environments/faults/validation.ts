// validation: the service refuses a change that the tool's schema allows, whatever is sent, like HTTP 422.
import { errorFault } from './error-fault.ts';

export const validation = errorFault({
  name: 'validation',
  summary: 'The service turns down every change of this sort, although the arguments are right.',
  span: 'lasting',
  recovery: {
    way: 'report',
    sentence: 'Does not send the same change to {tool} again, and reports the refusal.',
  },
  codes: ['UNPROCESSABLE'],
  fits: ({ effect }) => effect === 'write',
  because: [
    'the system is not accepting changes of this kind right now',
    'the system turns this change down, although the details are right',
    'changes like this one are blocked in the system at the moment',
  ],
  next: [
    'The team that runs the system will have to lift the block.',
    'Please check with the people responsible for these records.',
    'I suggest asking the back office when such changes are possible again.',
  ],
  error: (random) => ({
    code: 'UNPROCESSABLE',
    status: 422,
    message: random.pick([
      'The change failed validation: records are closed for editing during the audit.',
      'Unprocessable: the record is frozen by a data migration.',
      'Validation failed in the backend: edits are disabled for this record type.',
      'The change was not accepted: the period has been closed by accounting.',
    ]),
  }),
});
