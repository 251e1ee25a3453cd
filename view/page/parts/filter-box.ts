// A choice among the values of a field, with the number of rows that each has.
import { html, type VNode } from '../html.ts';
import { shown } from './shown-text.ts';

interface FilterBoxProps {
  readonly label: string;
  readonly values: readonly string[];
  /** Empty for all. */
  readonly chosen: string;
  choose(value: string): void;
}

export function FilterBox({ label, values, chosen, choose }: FilterBoxProps): VNode {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (chosen !== '' && !counts.has(chosen)) counts.set(chosen, 0);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return html`<label>${label} <select value=${chosen} onChange=${(event: Event) =>
    choose((event.target as HTMLSelectElement).value)}>
    <option value="">all</option>
    ${sorted.map(([value, count]) => html`<option value=${value}>${shown(value) || '(none)'} (${count})</option>`)}
  </select></label>`;
}
