// The rows that calls change. A row that they create goes by its table alone, because two plays may number
// new rows differently. Files of a project are none of them: what it means is its state, however its files say it.
import type { StateChange, Step } from '../../schemas/trajectory.ts';

type Steps = readonly Pick<Step, 'result'>[];

/** Only changes of a project's files come with a diff. */
export const isOfRow = ({ diff }: StateChange): boolean => diff === undefined;

export const touchedBy = (steps: Steps): string[] => [...new Set(touchedInTurn(steps).flat())].sort();

/** The rows of each call. What an earlier call has created stays new. */
export function touchedInTurn(steps: Steps): string[][] {
  const made = new Set<string>();
  return steps.map(({ result }) =>
    result.changes.filter(isOfRow).map(({ table, key, before }) => {
      if (before === null) made.add(`${table}:${key}`);
      return made.has(`${table}:${key}`) ? `${table}:(made)` : `${table}:${key}`;
    }),
  );
}
