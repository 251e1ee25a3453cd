// What a run has paid, by stage and role, and for each model.
import type { Spending, Sums } from '../../../pipeline/money/spending.ts';
import { html, type VNode } from '../html.ts';
import { Bars } from '../parts/bars.ts';
import { Table } from '../parts/table.ts';

interface CostProps {
  readonly spending: Spending;
  readonly accepted: number;
}

const dollars = (amount: number): string => `$${amount.toFixed(amount < 10 ? 4 : 2)}`;
const number = (amount: number): string => amount.toLocaleString('en');

export function Cost({ spending, accepted }: CostProps): VNode {
  if (spending.calls === 0 && spending.lost === 0)
    return html`<p class="empty">No model was asked: procedures gave every answer.</p>`;
  const notes = [
    `${dollars(spending.cost)} in all`,
    ...(accepted > 0 ? [`${dollars(spending.cost / accepted)} for each accepted play`] : []),
    ...(spending.lost > 0
      ? [`${dollars(spending.lost)} of it is the most that calls without a reply can have cost`]
      : []),
    ...(spending.estimated > 0
      ? [`the tokens of ${number(spending.estimated)} replies were counted here`]
      : []),
  ];
  return html`<div>
    <p>${notes.join(' · ')}</p>
    <div class="panels">
      <section class="panel"><h3>By stage</h3><${CostBars} sums=${spending.byStage} /></section>
      <section class="panel"><h3>By model</h3><${CostBars} sums=${spending.byModel} /></section>
    </div>
    <h3>By stage and role</h3>
    <${Table} columns=${columns} rows=${byCost(spending.byUse)} />
  </div>`;
}

type Named = readonly [string, Sums];

const byCost = (sums: Readonly<Record<string, Sums>>): Named[] =>
  Object.entries(sums).sort(([, a], [, b]) => b.cost - a.cost || b.calls - a.calls);

/** Where nothing was charged, calls are counted instead. */
function CostBars({ sums }: { readonly sums: Readonly<Record<string, Sums>> }): VNode {
  const isFree = Object.values(sums).every(({ cost }) => cost === 0);
  return html`<${Bars} bars=${byCost(sums).map(([label, { cost, calls }]) =>
    isFree
      ? { label, value: calls, text: `${number(calls)} calls` }
      : { label, value: cost, text: dollars(cost) },
  )} />`;
}

const columns = [
  { title: 'stage/role', cell: ([use]: Named) => use },
  { title: 'calls', isNumber: true, cell: ([, { calls }]: Named) => number(calls) },
  { title: 'tokens in', isNumber: true, cell: ([, { input }]: Named) => number(input) },
  { title: 'cached', isNumber: true, cell: ([, { cachedInput }]: Named) => number(cachedInput) },
  { title: 'tokens out', isNumber: true, cell: ([, { output }]: Named) => number(output) },
  { title: 'USD', isNumber: true, cell: ([, { cost }]: Named) => cost.toFixed(4) },
];
