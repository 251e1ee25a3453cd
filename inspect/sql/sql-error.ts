// What an error of DuckDB means for whoever wrote the SQL, in one line.
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { unknownName } from '../../pipeline/suggestions.ts';

/** Throws. `tables`: the names that SQL may use. */
export function explained(error: unknown, tables: readonly string[]): never {
  const told = messageOf(error).replace(/^Failed to [a-z ]+: /, ''); // what the driver was about to do
  const [message = '', place = ''] = told.split(/\n+(?=LINE \d+:)/);
  const kind = /^([A-Z][\w ]*?) Error: /.exec(message)?.[1];
  // Anything else is no fault of the statement.
  if (kind === undefined || /^(?:INTERNAL|FATAL|INTERRUPT)$/i.test(kind)) throw error;
  const missing = /Table with name "?([\w.]+)"? does not exist/.exec(message)?.[1];
  if (missing !== undefined)
    throw new UsageError(unknownName({ kind: 'table' }, missing, tables), { cause: error });
  const text = message
    .slice(kind.length + ' Error: '.length)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (kind === 'Permission')
    throw new UsageError(`SQL reads the tables of the runs and nothing else: ${text}`, { cause: error });
  if (/^(?:Out of Memory|IO)$/.test(kind)) throw new UsageError(text, { cause: error });
  const line = /^LINE (\d+):/.exec(place)?.[1];
  throw new UsageError(
    `the SQL is wrong${line === undefined || line === '1' ? '' : ` in line ${line}`}: ${text}`,
    {
      cause: error,
    },
  );
}
