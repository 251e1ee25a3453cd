// The tools of a run: a list to search, and one tool in full.
import type { ToolDetail, ToolRow } from '../../contract/tools.ts';
import { html, useMemo, useRef, useState, type VNode } from '../html.ts';
import { useKeys } from '../keyboard.ts';
import { goTo, hrefOf } from '../location.ts';
import type { Page, PageProps } from '../page.ts';
import { FilterBox } from '../parts/filter-box.ts';
import { WithData } from '../parts/loading.ts';
import { shown } from '../parts/shown-text.ts';
import { VirtualList } from '../parts/virtual-list.ts';
import { toolHref } from '../play-links.ts';
import { routeOf, useData } from '../source.ts';
import { SpecView } from '../tools/spec-view.ts';
import { filterFields, matchingTools } from '../tools/tool-filter.ts';
import { ToolView } from '../tools/tool-view.ts';

export const tools: Page = { name: 'tools', title: 'Tools', key: 's', inFile: true, View: Tools };

function Tools({ run, rest: [id], query }: PageProps): VNode {
  return id === undefined
    ? html`<${ToolList} run=${run} query=${query} />`
    : html`<${OneTool} key=${id} run=${run} id=${id} />`;
}

function OneTool({ run, id }: { readonly run: string; readonly id: string }): VNode {
  const data = useData<ToolDetail>(routeOf([run, 'tools', id]));
  useKeys([{ keys: 'u', does: 'back to the list of tools', act: () => goTo(hrefOf([run, 'tools'])) }]);
  return html`<${WithData} data=${data} show=${(detail: ToolDetail) =>
    detail.kind === 'tool'
      ? html`<${ToolView} run=${run} detail=${detail} />`
      : html`<${SpecView} run=${run} detail=${detail} />`} />`;
}

interface ListProps {
  readonly run: string;
  readonly query: URLSearchParams;
}

function ToolList({ run, query }: ListProps): VNode {
  const data = useData<{ readonly tools: readonly ToolRow[] }>(routeOf([run, 'tools']));
  return html`<${WithData} data=${data} show=${({ tools: rows }: { readonly tools: readonly ToolRow[] }) =>
    html`<${Rows} run=${run} query=${query} rows=${rows} />`} />`;
}

const titles = { origin: 'origin', group: 'category or cluster', effect: 'effect' } as const;

function Rows({ run, query, rows }: ListProps & { readonly rows: readonly ToolRow[] }): VNode {
  const search = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState(0);
  const found = useMemo(() => matchingTools(rows, query), [rows, query.toString()]);
  const narrow = (field: string, value: string): void => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(field);
    else next.set(field, value);
    setSelected(0);
    goTo(hrefOf([run, 'tools'], next), { replace: true });
  };
  const move = (by: number): void => setSelected(Math.max(0, Math.min(found.length - 1, selected + by)));
  const open = (): void => {
    const row = found[selected];
    if (row) goTo(toolHref(run, row.id));
  };
  useKeys([
    { keys: 'j', does: 'next tool', act: () => move(1) },
    { keys: 'k', does: 'previous tool', act: () => move(-1) },
    { keys: 'Enter', does: 'open the tool', act: open },
    { keys: '/', does: 'search', act: () => search.current?.focus() },
  ]);
  return html`<div class="list-page">
    <div class="toolbar">
      <input type="search" ref=${search} placeholder="search names and descriptions" aria-label="search tools"
        value=${query.get('text') ?? ''} onInput=${(event: Event) => narrow('text', (event.target as HTMLInputElement).value)} />
      ${filterFields.map(
        (field) => html`<${FilterBox} label=${titles[field]} chosen=${query.get(field) ?? ''}
          values=${rows.map((row) => row[field] ?? '').filter((value) => value !== '')}
          choose=${(value: string) => narrow(field, value)} />`,
      )}
      <span class="dim" role="status">${found.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')} tools</span>
    </div>
    ${
      found.length === 0
        ? html`<p class="empty">${rows.length === 0 ? 'The run has no tools yet.' : 'No tool matches.'}</p>`
        : html`<${VirtualList} count=${found.length} rowHeight=${52} selected=${selected} onRange=${() => {}} label="Tools"
            row=${(index: number) => html`<${Row} run=${run} row=${found[index]} />`} />`
    }
  </div>`;
}

function Row({ run, row }: { readonly run: string; readonly row: ToolRow }): VNode {
  const { id, name, owner, origin, effect, description, parameters } = row;
  return html`<a class="tool-row" href=${toolHref(run, id)}>
    <span class="tool-line"><code class="tool-name">${shown(name)}</code>
      <span class="tag ${origin === 'grown' ? '' : 'good'}">${shown(origin)}</span>
      ${effect && html`<span class="tag ${effect === 'write' ? 'warn' : ''}">${effect}</span>`}
      <span class="dim owner">${shown(owner)}</span>
      <span class="grow"></span><span class="dim">${parameters} parameter${parameters === 1 ? '' : 's'}</span></span>
    <span class="tool-line dim"><span class="one-line">${shown(description)}</span></span>
  </a>`;
}
