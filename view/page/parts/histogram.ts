// How a number is spread over plays, as columns with the middle named below.
import type { Spread } from '../../../inspect/stats/spread.ts';
import { html, type VNode } from '../html.ts';

interface HistogramProps {
  readonly spread: Spread | undefined;
  /** What is counted, in the plural. */
  readonly unit: string;
}

export function Histogram({ spread, unit }: HistogramProps): VNode {
  if (!spread) return html`<p class="empty">Nothing to count.</p>`;
  const { bars, median, p90, least, most } = spread;
  const highest = Math.max(...bars.map(({ count }) => count));
  const summary = `median ${median}, nine in ten at most ${p90}, from ${least} to ${most} ${unit}`;
  return html`<div class="histogram">
    <div class="columns" role="img" aria-label=${summary}>${bars.map(({ from, to, count }) => {
      const range = to - from === 1 ? `${from}` : `${from}-${to - 1}`;
      return html`<div class="column" title="${range} ${unit}: ${count} plays">
        <div class="bar" style=${{ height: `${(count / highest) * 100}%` }}></div></div>`;
    })}</div>
    <div class="column-ends dim"><span>${bars[0]?.from}</span><span>${(bars.at(-1)?.to ?? 1) - 1}</span></div>
    <p class="dim">${summary}</p>
  </div>`;
}
