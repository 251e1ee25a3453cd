// side_effects: no row is touched that the oracle leaves alone, not even when it is put back afterwards.
import { touchedBy } from '../touched.ts';
import { fatal, type Rule } from './rule.ts';

export const sideEffects: Rule = {
  name: 'side_effects',
  summary: 'Nothing is changed that the goal does not call for.',
  check: ({ task, played }) =>
    played.steps.flatMap((step) =>
      touchedBy([step])
        .filter((row) => !task.oracle.touched.includes(row))
        .map((row) => fatal(step.message, `${step.call.name} changed ${row}, which nobody asked for`)),
    ),
};
