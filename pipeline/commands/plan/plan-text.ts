// A plan as people read it: a table and what has to be said about it.
import type { Config } from '../../config.ts';
import { tableText } from '../table.ts';
import type { PlanRow, PlanTotal } from './estimate.ts';
import type { Range } from './range.ts';

const head = ['stage/role', 'model', 'calls', 'tokens in', 'tokens out', 'cost', 'time', 'sizes'];

const sizesNote =
  'Sizes are rehearsed (from the offline procedures), declared (models.NAME.expect) or measured (from ' +
  'calls of this run). Not included: retries, repairs, and what harvested specs cost (vectors, labels, simulated servers).';

const batchNote =
  'Batches are at `price.batch` of the price. Where none was measured, an hour is assumed for each; a provider may take a day.';

const nothingAsked =
  'No role that a model is bound to is asked in the rehearsal. It leaves out what needs harvested specs, so their cost ' +
  '(vectors, labels, simulated servers) is not known.';

/** `hasModels`: whether the config binds a role to a model. */
export function planText(
  rows: readonly PlanRow[],
  total: PlanTotal,
  { config, hasModels }: { readonly config: Config; readonly hasModels: boolean },
): string {
  if (!hasModels) return 'Every role is bound to `offline`: no model is called and nothing is spent.';
  if (rows.length === 0) return nothingAsked;
  return `${planTable(rows, total)}\n\n${planNotes(rows, total, config).join('\n')}`;
}

export function planTable(rows: readonly PlanRow[], total: PlanTotal): string {
  const lines = rows.map((row) => [
    `${row.stage}/${row.role}`,
    row.isBatched ? `${row.model} (batch)` : row.model,
    ...numbersOf(row),
    row.basis,
  ]);
  return tableText([head, ...lines, ['total', '', ...numbersOf(total), '']], [0, 1, 7]);
}

function numbersOf({ calls, input, output, cost, seconds }: PlanTotal): string[] {
  return [short(calls), rangeText(input), rangeText(output), costText(cost), timeText(seconds)];
}

function planNotes(rows: readonly PlanRow[], total: PlanTotal, { target, budget }: Config): string[] {
  const { cost } = total;
  const each = cost && costText({ low: cost.low / target, high: cost.high / target });
  const unpriced = [...new Set(rows.filter((row) => !row.cost).map((row) => row.model))];
  return [
    `For a target of ${target} accepted trajectories${each === undefined ? '' : `: ${each} each`}.`,
    ...(unpriced.length > 0 ? [priceNote(unpriced, budget)] : []),
    ...(budget !== undefined && cost ? [budgetNote(budget, cost)] : []),
    ...(rows.some(({ isBatched }) => isBatched) ? [batchNote] : []),
    sizesNote,
  ];
}

function priceNote(unpriced: readonly string[], budget: number | undefined): string {
  const missing = `No price is set for ${unpriced.join(', ')}`;
  return budget === undefined
    ? `${missing}; set models.NAME.price to see the cost.`
    : `${missing}, so the budget of $${budget} cannot be compared or kept; set models.NAME.price.`;
}

function budgetNote(budget: number, cost: Range): string {
  if (cost.low > budget)
    return `The budget of $${budget} is not enough: the run will stop before its target.`;
  return cost.high > budget
    ? `The budget of $${budget} may stop the run before its target.`
    : `The budget of $${budget} is enough.`;
}

const rangeText = ({ low, high }: Range): string => `${short(low)}–${short(high)}`;

export const costText = (cost: Range | undefined): string =>
  cost ? `$${cost.low.toFixed(2)}–${cost.high.toFixed(2)}` : '?';

const timeText = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

function short(number: number): string {
  if (number >= 1e9) return `${(number / 1e9).toFixed(1)}G`;
  if (number >= 1e6) return `${(number / 1e6).toFixed(1)}M`;
  return number >= 1e4 ? `${Math.round(number / 1e3)}k` : number.toLocaleString('en');
}
