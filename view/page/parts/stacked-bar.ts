// Counts that make up a whole, as one bar.
import { html, type VNode } from '../html.ts';

export interface Segment {
  readonly value: number;
  readonly kind: 'good' | 'bad' | 'neutral';
  /** For people who point at it, or who cannot see it. */
  readonly name: string;
}

interface StackedBarProps {
  readonly segments: readonly Segment[];
  /** The full width stands for this; for the sum of the segments if not given. */
  readonly most?: number;
}

export function StackedBar({ segments, most }: StackedBarProps): VNode {
  const filled = segments.filter(({ value }) => value > 0);
  const whole = most ?? filled.reduce((sum, { value }) => sum + value, 0);
  const label = filled.map(({ name, value }) => `${value.toLocaleString('en')} ${name}`).join(', ');
  return html`<div class="bar-track stacked" role="img" aria-label=${label} title=${label}>${filled.map(
    ({ value, kind }) =>
      html`<div class="bar ${kind}" style=${{ width: `${(value / whole) * 100}%` }}></div>`,
  )}</div>`;
}
