// What a run is, and how much it has made.
import type { Overview } from '../../contract/overview.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';

/** In the order of their making; other collections are in the table of stages. */
const counted = [
  ['specs', 'spec'],
  ['worlds', 'world'],
  ['tools', 'tool'],
  ['agents', 'agent'],
  ['tasks', 'task'],
  ['trajectories', 'trajectory'],
  ['selections', 'selection'],
  ['pairs', 'pair'],
] as const;

export function RunHead({ overview }: { readonly overview: Overview }): VNode {
  const { name, directory, target, seed, made } = overview;
  const tiles = counted.flatMap(([many, one]) => {
    const count = made[many] ?? 0;
    return count === 0 ? [] : [{ count, label: count === 1 ? one : many }];
  });
  return html`<div>
    <h1>${shown(name)}</h1>
    <p class="dim">target ${target.toLocaleString('en')} · seed ${seed} · <code>${shown(directory)}</code></p>
    <ul class="tiles">${tiles.map(
      ({ count, label }) => html`<li><strong>${count.toLocaleString('en')}</strong> ${label}</li>`,
    )}</ul>
  </div>`;
}
