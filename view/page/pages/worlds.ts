// The worlds of a run: a list to search, and one world in parts, in the last of which its tools can be tried.
import type { WorldDetail, WorldRow } from '../../contract/worlds.ts';
import { html, useMemo, useRef, useState, type VNode } from '../html.ts';
import { useKeys } from '../keyboard.ts';
import { goTo, hrefOf } from '../location.ts';
import type { Page, PageProps } from '../page.ts';
import { FilterBox } from '../parts/filter-box.ts';
import { WithData } from '../parts/loading.ts';
import { shown } from '../parts/shown-text.ts';
import { VirtualList } from '../parts/virtual-list.ts';
import { worldHref } from '../play-links.ts';
import { routeOf, useData } from '../source.ts';
import { WorldView } from '../worlds/world-view.ts';

export const worlds: Page = { name: 'worlds', title: 'Worlds', key: 'w', View: Worlds };

function Worlds({ run, rest: [id, part], query }: PageProps): VNode {
  return id === undefined
    ? html`<${WorldList} run=${run} query=${query} />`
    : html`<${OneWorld} key=${id} ...${{ run, id, part, query }} />`;
}

interface OneWorldProps {
  readonly run: string;
  readonly id: string;
  readonly part: string | undefined;
  readonly query: URLSearchParams;
}

function OneWorld({ run, id, part, query }: OneWorldProps): VNode {
  const data = useData<WorldDetail>(routeOf([run, 'worlds', id]));
  useKeys([{ keys: 'u', does: 'back to the list of worlds', act: () => goTo(hrefOf([run, 'worlds'])) }]);
  return html`<${WithData} data=${data} show=${(detail: WorldDetail) =>
    html`<${WorldView} ...${{ run, detail, part, tool: query.get('tool') ?? undefined }} />`} />`;
}

interface ListProps {
  readonly run: string;
  readonly query: URLSearchParams;
}

function WorldList({ run, query }: ListProps): VNode {
  const data = useData<{ readonly worlds: readonly WorldRow[] }>(routeOf([run, 'worlds']));
  return html`<${WithData} data=${data} show=${({ worlds: rows }: { readonly worlds: readonly WorldRow[] }) =>
    html`<${Rows} run=${run} query=${query} rows=${rows} />`} />`;
}

function Rows({ run, query, rows }: ListProps & { readonly rows: readonly WorldRow[] }): VNode {
  const search = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState(0);
  const found = useMemo(() => matchingWorlds(rows, query), [rows, query.toString()]);
  const narrow = (field: string, value: string): void => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(field);
    else next.set(field, value);
    setSelected(0);
    goTo(hrefOf([run, 'worlds'], next), { replace: true });
  };
  const move = (by: number): void => setSelected(Math.max(0, Math.min(found.length - 1, selected + by)));
  const open = (): void => {
    const row = found[selected];
    if (row) goTo(hrefOf([run, 'worlds', row.id]));
  };
  useKeys([
    { keys: 'j', does: 'next world', act: () => move(1) },
    { keys: 'k', does: 'previous world', act: () => move(-1) },
    {
      keys: 'Enter',
      does: 'open the world',
      act: () => open(),
    },
    { keys: '/', does: 'search', act: () => search.current?.focus() },
  ]);
  return html`<div class="list-page">
    <div class="toolbar">
      <input type="search" ref=${search} placeholder="search titles and summaries" aria-label="search worlds"
        value=${query.get('text') ?? ''} onInput=${(event: Event) => narrow('text', (event.target as HTMLInputElement).value)} />
      <${FilterBox} label="category" chosen=${query.get('category') ?? ''} values=${rows.map(({ path }) => path[0])}
        choose=${(value: string) => narrow('category', value)} />
      <${FilterBox} label="origin" chosen=${query.get('origin') ?? ''} values=${rows.map(({ origin }) => origin)}
        choose=${(value: string) => narrow('origin', value)} />
      <span class="dim" role="status">${found.length} of ${rows.length} worlds</span>
    </div>
    ${
      found.length === 0
        ? html`<p class="empty">${rows.length === 0 ? 'The run has no worlds yet.' : 'No world matches.'}</p>`
        : html`<${VirtualList} count=${found.length} rowHeight=${52} selected=${selected} onRange=${() => {}} label="Worlds"
            row=${(index: number) => html`<${Row} run=${run} row=${found[index]} />`} />`
    }
  </div>`;
}

function matchingWorlds(rows: readonly WorldRow[], query: URLSearchParams): readonly WorldRow[] {
  const words = (query.get('text') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [category, origin] = [query.get('category') ?? '', query.get('origin') ?? ''];
  return rows.filter(
    (row) =>
      (category === '' || row.path[0] === category) &&
      (origin === '' || row.origin === origin) &&
      words.every((word) => `${row.title} ${row.name} ${row.summary}`.toLowerCase().includes(word)),
  );
}

function Row({ run, row }: { readonly run: string; readonly row: WorldRow }): VNode {
  const { id, title, path, origin, summary, tables, rows, tools, policies, dropped } = row;
  return html`<a class="tool-row" href=${worldHref(run, id)}>
    <span class="tool-line"><strong>${shown(title)}</strong>
      <span class="tag ${origin === 'inferred' ? 'good' : ''}">${origin}</span>
      <span class="dim owner">${path.map(shown).join(' › ')}</span><span class="grow"></span>
      <span class="dim">${tables} tables · ${rows} rows · ${tools} tools${
        dropped > 0 && html` (${dropped} dropped)`
      } · ${policies} rules</span></span>
    <span class="tool-line dim"><span class="one-line">${shown(summary)}</span></span>
  </a>`;
}
