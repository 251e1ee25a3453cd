// Rows that calls change. Rows that they make go by their table alone: two plays may number them differently.
import type { Step } from '../../schemas/trajectory.ts';

export function touchedBy(steps: readonly Pick<Step, 'result'>[]): string[] {
  const made = new Set<string>();
  const touched = steps.flatMap(({ result }) =>
    result.changes.map(({ table, key, before }) => {
      if (before === null) made.add(`${table}:${key}`);
      return made.has(`${table}:${key}`) ? `${table}:(made)` : `${table}:${key}`;
    }),
  );
  return [...new Set(touched)].sort();
}
