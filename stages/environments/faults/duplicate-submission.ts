// duplicate_submission: the change goes through and its answer is lost, so that sending it again would be a
// second change.
import { serviceError } from './error-fault.ts';
import type { FaultKind } from './fault.ts';

export const duplicateSubmission: FaultKind = {
  name: 'duplicate_submission',
  summary: 'The change goes through, but its answer is lost.',
  span: 'once',
  recovery: {
    way: 'verify',
    sentence: 'Reads the records to see whether the change went through instead of calling {tool} again.',
  },
  codes: ['OUTCOME_UNKNOWN'],
  fits: ({ effect, result }) => effect === 'write' && result.changes.length > 0,
  async apply({ call, random }) {
    const result = await call();
    if (!result.ok) return result;
    const message = random.pick([
      'The connection was lost after the request was sent. It is not known whether it was processed.',
      'No confirmation was received. The request may or may not have been carried out.',
      'The response was lost on the way back. Check the record before you send the request again.',
      'Connection reset while waiting for the response. The outcome is unknown.',
    ]);
    const lost = serviceError(
      'duplicate_submission',
      { code: 'OUTCOME_UNKNOWN', status: 504, message },
      random,
    );
    return { ...lost, changes: result.changes };
  },
};
