// The funnel as a picture: each level as wide as its count, narrowing towards the next one.
import type { Overview } from '../../contract/overview.ts';
import { html, type VNode } from '../html.ts';
import { rejectsHref } from '../play-links.ts';
import { type Level, levelsOf } from './levels.ts';

interface FunnelProps {
  readonly run: string;
  readonly overview: Overview;
}

export function Funnel({ run, overview }: FunnelProps): VNode {
  const levels = levelsOf(overview);
  if (levels.length === 0) return html`<p class="empty">No task is written yet.</p>`;
  const most = Math.max(...levels.map(({ count }) => count));
  const share = (level: Level | undefined): number => ((level?.count ?? 0) / most) * 100;
  return html`<ol class="funnel">${levels.map((level, index) => {
    const [above, below] = [share(level), share(levels[index + 1] ?? level)];
    return html`<li>
      <span class="funnel-name">${level.name}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <polygon class=${`level-${index + 1}`} points=${cornersOf(above, below)} />
      </svg>
      <strong class="number">${level.count.toLocaleString('en')}</strong>
      <span class="dim">${
        level.lost &&
        html`<a href=${rejectsHref(run, level.lost.stage)}>${level.lost.count.toLocaleString('en')} ${level.lost.how}</a>`
      }</span>
    </li>`;
  })}</ol>`;
}

/** Of a trapezoid, in percent of its box. */
const cornersOf = (above: number, below: number): string =>
  `${50 - above / 2},0 ${50 + above / 2},0 ${50 + below / 2},10 ${50 - below / 2},10`;
