// The cost of a run, as `run` and `status` show it.
import type { Spending, Sums } from '../money/spending.ts';
import { tableText } from './table.ts';

interface SpendingContext {
  readonly accepted: number;
  /** What was accepted; a trajectory if left out. */
  readonly what?: string | undefined;
  /** Calls that the journal answered, where they were counted. */
  readonly hits?: number | undefined;
  readonly budget?: number | undefined;
}

/** Empty for a run that asked no model; otherwise ends with a line end. */
export function spendingText(
  spending: Spending,
  { accepted, what = 'trajectory', hits, budget }: SpendingContext,
): string {
  if (spending.calls === 0 && spending.lost === 0 && !hits) return '';
  const rows = [
    ['', 'calls', 'tokens in', 'cached', 'tokens out', 'USD'],
    ...Object.entries(spending.byUse).map(([use, sums]) => rowOf(use, sums)),
    ...Object.entries(spending.byModel).map(([model, sums]) => rowOf(`model ${model}`, sums)),
    rowOf('total', spending),
  ];
  const notes = [
    ...(hits ? [`${hits.toLocaleString('en')} calls were answered from the journal`] : []),
    ...(accepted > 0 && spending.cost > 0
      ? [`$${(spending.cost / accepted).toFixed(4)} per accepted ${what}`]
      : []),
    ...(spending.lost > 0
      ? [`$${spending.lost.toFixed(4)} of it is the most that calls without a reply can have cost`]
      : []),
    ...(spending.estimated > 0
      ? [`${spending.estimated} replies reported no usage; their tokens were counted locally`]
      : []),
    ...(budget === undefined
      ? []
      : [`$${Math.max(0, budget - spending.cost).toFixed(4)} is left of the budget of $${budget}`]),
  ];
  return `\n${[tableText(rows, [0]), ...notes].join('\n')}\n`;
}

function rowOf(name: string, { calls, input, cachedInput, output, cost }: Sums): string[] {
  return [
    name,
    ...[calls, input, cachedInput, output].map((number) => number.toLocaleString('en')),
    cost.toFixed(4),
  ];
}
