// Counts as horizontal bars, each with its number and, where there is something to see behind it, a link.
import { html, type VNode } from '../html.ts';
import { shown } from './shown-text.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly href?: string;
  /** Instead of the value. */
  readonly text?: string;
  readonly kind?: 'good' | 'bad' | 'neutral';
}

interface BarsProps {
  readonly bars: readonly Bar[];
  /** The longest bar stands for this; for the largest value if not given. */
  readonly most?: number;
  readonly empty?: string;
}

export function Bars({ bars, most, empty = 'Nothing to count.' }: BarsProps): VNode {
  if (bars.length === 0) return html`<p class="empty">${empty}</p>`;
  const whole = most ?? Math.max(...bars.map(({ value }) => value), 0);
  return html`<div class="bars">${bars.map(({ label, value, href, text, kind = 'neutral' }) => {
    const width = whole > 0 ? `${Math.max(0.5, (value / whole) * 100)}%` : '0';
    const name = href === undefined ? shown(label) : html`<a href=${href}>${shown(label)}</a>`;
    return html`<div class="bar-label" title=${shown(label)}>${name}</div>
      <div class="bar-track"><div class="bar ${kind}" style=${{ width }}></div></div>
      <div class="bar-value">${text ?? value.toLocaleString('en')}</div>`;
  })}</div>`;
}
