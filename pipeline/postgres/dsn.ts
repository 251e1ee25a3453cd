// The DSN of a database, as it is checked and as it is shown.
import { UsageError } from '../errors.ts';

/** Throws a UsageError for one that names no PostgreSQL database. */
export function dsnFrom(dsn: string): string {
  const url = urlFrom(dsn);
  if (url && /^postgres(?:ql)?:$/.test(url.protocol) && url.pathname.length > 1) return dsn;
  throw new UsageError(
    'a database is expected as postgres://USER:PASSWORD@HOST:PORT/DATABASE' +
      `${url ? `, but it is given as ${withoutPassword(dsn)}` : ''}`,
  );
}

const urlFrom = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** For messages. */
export function withoutPassword(dsn: string): string {
  const url = urlFrom(dsn);
  if (!url) return 'a text that is no URL';
  url.password = '';
  url.search = '';
  return url.href;
}
