// side_effects: the agent touches no row that the oracle leaves alone, even if it restores the row afterwards.
import { touchedInTurn } from '../touched.ts';
import { fatal, type Rule } from './rule.ts';

export const sideEffects: Rule = {
  name: 'side_effects',
  isQuick: true,
  summary: 'Nothing is changed beyond what the goal requires.',
  check({ task, played: { steps } }) {
    const touched = touchedInTurn(steps);
    return steps.flatMap(({ call, message }, at) =>
      [...new Set(touched[at])]
        .filter((row) => !task.oracle.touched.includes(row))
        .map((row) => fatal(message, `${call.name} changed ${row}, which nobody asked for`)),
    );
  },
};
