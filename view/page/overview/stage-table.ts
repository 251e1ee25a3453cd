// The stages of a run: how many of their units were kept, rejected, and are owed, and why things were turned away.
import type { FunnelRow } from '../../../pipeline/commands/funnel.ts';
import type { StageTally } from '../../contract/overview.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { StackedBar } from '../parts/stacked-bar.ts';
import { rejectsHref } from '../play-links.ts';

interface StageTableProps {
  readonly run: string;
  /** Planned rows where they are known by now. */
  readonly rows: readonly Row[];
}

type Row = StageTally & Partial<Pick<FunnelRow, 'planned' | 'owed'>>;

/** Reasons that a row names; the page of rejects has all of them. */
const mostReasons = 4;

export function StageTable({ run, rows }: StageTableProps): VNode {
  const worked = rows.filter(({ planned = 0, kept, rejected }) => planned + kept + rejected > 0);
  return html`<div class="scrolls"><table class="stages">
    <thead><tr><th>stage</th><th class="number">units</th><th class="wide">kept, rejected, owed</th><th>made</th>
      <th>turned away</th></tr></thead>
    <tbody>${worked.map(
      (row) => html`<tr>
      <td>${row.stage}</td>
      <td class="number">${(row.planned ?? row.kept + row.rejected).toLocaleString('en')}</td>
      <td><${StackedBar} segments=${segmentsOf(row)} /></td>
      <td>${madeBy(row)}</td>
      <td>${reasonsOf(run, row)}</td>
    </tr>`,
    )}</tbody>
  </table></div>`;
}

const segmentsOf = ({ kept, rejected, owed = 0 }: Row) => [
  { value: kept, kind: 'good', name: 'kept' } as const,
  { value: rejected, kind: 'bad', name: 'rejected' } as const,
  { value: owed, kind: 'neutral', name: 'owed' } as const,
];

const madeBy = ({ records }: Row): string =>
  Object.entries(records)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count.toLocaleString('en')} ${count === 1 ? singular(name) : name}`)
    .join(', ');

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/s$/, '');

function reasonsOf(run: string, { stage, reasons }: Row): VNode | string {
  const sorted = Object.entries(reasons).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (sorted.length === 0) return '';
  const rest = sorted.slice(mostReasons);
  return html`<span class="reasons">${sorted
    .slice(0, mostReasons)
    .map(
      ([reason, count]) =>
        html`<a class="tag" href=${rejectsHref(run, stage, reason)}>${shown(reason)} ${count.toLocaleString('en')}</a> `,
    )}${rest.length > 0 && html`<a class="tag" href=${rejectsHref(run, stage)}>${rest.length} more</a>`}</span>`;
}
