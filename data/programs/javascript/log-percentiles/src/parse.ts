export interface Entry {
  readonly method: string;
  /** Without the query; segments that consist of digits are written as `:id`. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/**
 * Reads a line of an access log: a time, the method, the path, the status, and the duration.
 *
 *     2025-03-01T10:00:00Z GET /events/123?tab=seats 200 35ms
 *
 * @returns undefined for a line of another form
 */
export function parseLine(line: string): Entry | undefined {
  const match = /^\S+ ([A-Z]+) (\/\S*) ([1-5]\d\d) (\d+)ms$/.exec(line.trim());
  if (!match) return undefined;
  const path = match[2].replace(/\?.*/, '').replace(/\/\d+(?=\/|$)/g, '/:id');
  return { method: match[1], path, status: Number(match[3]), milliseconds: Number(match[4]) };
}
