// The map of tools with what it is read by: colors by category or by origin, a legend that hides, and a search.
import type { MapView } from '../../contract/map.ts';
import { html, useMemo, useState, type VNode } from '../html.ts';
import { goTo } from '../location.ts';
import { shown } from '../parts/shown-text.ts';
import { toolHref } from '../play-links.ts';
import { colorAt } from './colors.ts';
import { MapCanvas } from './map-canvas.ts';

interface MapSectionProps {
  readonly run: string;
  readonly map: MapView | undefined;
}

type ColorBy = 'group' | 'origin';

/** Names that the legend lists; they are the most frequent ones. */
const mostListed = 24;

export function MapSection({ run, map }: MapSectionProps): VNode {
  return map
    ? html`<${DrawnMap} run=${run} map=${map} />`
    : html`<p class="empty">The run has no map yet; the stage <code>map</code> draws it.</p>`;
}

function DrawnMap({ run, map }: { readonly run: string; readonly map: MapView }): VNode {
  const [colorBy, setColorBy] = useState<ColorBy>('group');
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [text, setText] = useState('');
  const [names, codes] = colorBy === 'group' ? [map.groups, map.group] : [map.origins, map.origin];
  const drawn = useMemo(() => codes.map((code) => (hidden.has(code) ? -1 : code)), [codes, hidden]);
  const found = useMemo(() => pointsNamed(map, text), [map, text]);
  const choose = (event: Event): void => {
    setColorBy((event.target as HTMLSelectElement).value as ColorBy); // one of the options below
    setHidden(new Set());
  };
  return html`<div class="map">
    <div class="toolbar">
      <label>color by <select value=${colorBy} onChange=${choose}>
        <option value="group">category or cluster</option><option value="origin">origin</option></select></label>
      <input type="search" placeholder="find a tool" aria-label="find a tool on the map" value=${text}
        onInput=${(event: Event) => setText((event.target as HTMLInputElement).value)} />
      ${found && html`<span class="dim" role="status">${found.size} of ${map.ids.length}</span>`}
      <span class="grow"></span>
      <span class="dim">drag to move · scroll to zoom · click a tool to open it</span>
    </div>
    <${MapCanvas} map=${map} codes=${drawn} colorCount=${names.length} found=${found}
      open=${(index: number) => goTo(toolHref(run, map.ids[index] ?? ''))} />
    <${Legend} names=${names} codes=${codes} hidden=${hidden} setHidden=${setHidden} />
    ${map.growth && html`<${Growth} growth=${map.growth} />`}
  </div>`;
}

/** Undefined where nothing is looked for. */
function pointsNamed({ names }: MapView, text: string): ReadonlySet<number> | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  return new Set(names.flatMap((name, index) => (name.toLowerCase().includes(wanted) ? [index] : [])));
}

interface LegendProps {
  readonly names: readonly string[];
  readonly codes: readonly number[];
  readonly hidden: ReadonlySet<number>;
  setHidden(hidden: ReadonlySet<number>): void;
}

function Legend({ names, codes, hidden, setHidden }: LegendProps): VNode {
  const counts = useMemo(() => {
    const found = new Array<number>(names.length).fill(0);
    for (const code of codes) found[code] = (found[code] ?? 0) + 1;
    return found;
  }, [names, codes]);
  const toggle = (code: number): void => {
    const next = new Set(hidden);
    if (!next.delete(code)) next.add(code);
    setHidden(next);
  };
  const others = names.length - mostListed;
  return html`<div class="legend">${names.slice(0, mostListed).map(
    (
      name,
      code,
    ) => html`<button class="quiet ${hidden.has(code) ? 'hidden-group' : ''}" aria-pressed=${!hidden.has(code)}
      onClick=${() => toggle(code)} title="hide or show">
      <span class="swatch" style=${{ background: colorAt(code) }}></span>${shown(name) || '(none)'} <span class="dim">${counts[code]}</span></button>`,
  )}${others > 0 && html`<span class="dim">and ${others} more</span>`}</div>`;
}

function Growth({ growth }: { readonly growth: NonNullable<MapView['growth']> }): VNode {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const { tools, worlds, categories, domains, writes, nested, parameters, alike } = growth;
  const sentences = [
    `${tools.toLocaleString('en')} grown tools of ${worlds} worlds in ${categories} categories and ${domains} domains:`,
    `${percent(writes)} write, ${percent(nested)} have nested input or output, with ${parameters.mean.toFixed(1)}`,
    `parameters on average and ${parameters.most} at most. For ${percent(alike.above085)} the nearest other tool has a`,
    `cosine above 0.85, for ${percent(alike.above092)} above 0.92.`,
  ];
  return html`<p class="dim">${sentences.join(' ')}</p>`;
}
