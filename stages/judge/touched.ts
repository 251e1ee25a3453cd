// The rows that calls change. A row that they create goes by its table alone, because two plays may number
// new rows differently.
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
