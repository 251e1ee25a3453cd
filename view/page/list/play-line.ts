// One play in a list: what it is and what became of it, and below how it begins.
import type { PlayLine } from '../../contract/plays.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';

export const verdictKind = (verdict: string | undefined): string =>
  verdict === 'accepted' ? 'good' : verdict === 'rejected' ? 'bad' : verdict === undefined ? '' : 'warn';

export function Line({ play, href }: { readonly play: PlayLine; readonly href: string }): VNode {
  const { verdict, reason, kind, difficulty, settings, calls, faults, audit, isVisited, isSelected } = play;
  return html`<a class="play ${isVisited ? 'visited' : ''}" href=${href} tabindex="-1">
    <span class="play-top">
      <span class="tag ${verdictKind(verdict)}">${verdict ?? 'not judged'}${reason ? `: ${shown(reason)}` : ''}</span>
      <span class="play-kind">${shown(kind)}</span>
      <span class="dim play-dots" title="difficulty ${difficulty}">${'●'.repeat(difficulty)}${'○'.repeat(Math.max(0, 5 - difficulty))}</span>
      <span class="dim play-settings">${shown(settings.join(', '))}</span>
      <span class="grow"></span>
      ${faults > 0 && html`<span class="tag warn" title="calls on which a fault struck">${faults} fault${faults === 1 ? '' : 's'}</span>`}
      ${isSelected && html`<span class="tag" title="chosen for training">selected</span>`}
      ${audit && html`<span class="tag ${verdictKind(audit)}" title="your verdict">you: ${audit}</span>`}
      <span class="dim number">${calls} ${calls === 1 ? 'call' : 'calls'}</span>
    </span>
    <span class="play-opening">${shown(play.opening).replaceAll('\n', ' ')}</span>
  </a>`;
}
