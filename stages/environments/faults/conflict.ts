// conflict: somebody else is changing the same record, like HTTP 409.
import { errorFault } from './error-fault.ts';

export const conflict = errorFault({
  name: 'conflict',
  summary: 'Another session holds the record, so the change is refused for a moment.',
  span: 'once',
  recovery: { way: 'retry', sentence: 'Calls {tool} again when the record is free.' },
  codes: ['EDIT_CONFLICT'],
  fits: ({ effect }) => effect === 'write',
  error: (random) => ({
    code: 'EDIT_CONFLICT',
    status: 409,
    message: random.pick([
      'The record is locked by another session. The change was not saved.',
      'Another request is updating the same record. Try again.',
      'Write conflict: the transaction was rolled back because of a concurrent update.',
      'Version mismatch: the record was being saved by someone else. No changes were applied.',
    ]),
  }),
});
