// An edit that is too long to be looked for in a file in reasonable time.
import { longestEdit } from '../limits.ts';
import { RefusedCall } from '../refused-call.ts';

export function refuseLong(lines: readonly string[]): void {
  if (lines.length > longestEdit)
    throw new RefusedCall(
      'TOO_LONG',
      `Nothing was changed: the edit has more than ${longestEdit} lines. Make it in parts, or write ` +
        'the file anew.',
    );
}
