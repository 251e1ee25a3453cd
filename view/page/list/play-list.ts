// The list of trajectories with its search, filters, and keys.
import type { Facets, Indexing, Neighbors } from '../../contract/plays.ts';
import { useAudit } from '../audit/use-audit.ts';
import { html, useEffect, useState, type VNode } from '../html.ts';
import { useKeys } from '../keyboard.ts';
import { goTo, hrefOf } from '../location.ts';
import type { PageProps } from '../page.ts';
import { VirtualList } from '../parts/virtual-list.ts';
import { routeOf, source, useData } from '../source.ts';
import { FilterBar } from './filter-bar.ts';
import { Line } from './play-line.ts';
import { type Plays, usePlays } from './use-plays.ts';

const rowHeight = 54;

/** Rows that were marked last, by list, so that coming back goes on there. */
const marked = new Map<string, number>();

export function PlayListPage({ run, query }: PageProps): VNode {
  const here = hrefOf([run, 'trajectories'], query);
  const plays = usePlays(run, Object.fromEntries(query));
  const facets = useData<Facets>(routeOf([run, 'facets'], Object.fromEntries(query)));
  useEffect(facets.reload, [plays.stamp]);
  const [selected, setSelected] = useState(marked.get(here) ?? 0);
  const select = (index: number): void => {
    const within = Math.max(0, Math.min(index, (plays.total ?? 1) - 1));
    marked.set(here, within);
    setSelected(within);
  };
  const set = (name: string, value: string): void => {
    const changed = new URLSearchParams(query);
    if (value === '') changed.delete(name);
    else changed.set(name, value);
    goTo(hrefOf([run, 'trajectories'], changed), { replace: name === 'q' });
    setSelected(0);
  };
  const audit = useAudit({ run, play: plays.at(selected)?.id, changed: plays.reload });
  const open = (id: string): void => goTo(hrefOf([run, 'trajectories', id], query));
  useListKeys({ run, query, plays, selected, select, open });
  useKeys(audit.keys);
  return html`<section class="listed">
    <h1 class="hidden">Trajectories</h1>
    <${FilterBar} query=${query} facets=${facets.value} set=${set}
      clear=${() => goTo(hrefOf([run, 'trajectories']))} />
    <div class="status"><${Count} ...${{ plays }} />${audit.view}</div>
    <${VirtualList} count=${plays.total ?? 0} rowHeight=${rowHeight} selected=${selected} label="trajectories"
      onRange=${plays.want}
      row=${(index: number) => {
        const play = plays.at(index);
        return play
          ? html`<${Line} play=${play} href=${hrefOf([run, 'trajectories', play.id], query)} />`
          : html`<span class="play dim">…</span>`;
      }} />
  </section>`;
}

function Count({ plays: { total, indexing, error } }: { readonly plays: Plays }): VNode {
  if (error !== undefined) return html`<span class="error" role="alert">${error}</span>`;
  if (total === undefined) return html`<span class="dim">Loading…</span>`;
  return html`<span role="status">${total.toLocaleString('en')} ${total === 1 ? 'trajectory' : 'trajectories'}${
    indexing ? indexingText(indexing) : ''
  }${total === 0 && !indexing ? '; clear a filter, or wait for the run to make some' : ''}</span>`;
}

const indexingText = ({ done, of }: Indexing): string =>
  `, so far: ${Math.floor((done / of) * 100)} % of the run is read`;

interface ListKeys {
  readonly run: string;
  readonly query: URLSearchParams;
  readonly plays: Plays;
  readonly selected: number;
  select(index: number): void;
  open(id: string): void;
}

/** Rows that `PageDown` goes on by. */
const pageRows = 10;

function useListKeys(list: ListKeys): void {
  const { plays, selected, select, open } = list;
  const by = (rows: number) => () => select(selected + rows);
  useKeys([
    { keys: 'j', does: 'next trajectory (also ↓)', act: by(1) },
    { keys: 'k', does: 'previous trajectory (also ↑)', act: by(-1) },
    {
      keys: 'Enter',
      does: 'open it',
      act: () => {
        const play = plays.at(selected);
        if (play) open(play.id);
      },
    },
    { keys: '/', does: 'search', act: () => document.getElementById('search')?.focus() },
    { keys: 'n', does: 'open the next unread trajectory', act: () => void openUnread(list) },
    { keys: 'ArrowDown', does: 'next trajectory', act: by(1) },
    { keys: 'ArrowUp', does: 'previous trajectory', act: by(-1) },
    { keys: 'PageDown', does: 'ten trajectories on', act: by(pageRows) },
    { keys: 'PageUp', does: 'ten trajectories back', act: by(-pageRows) },
    { keys: 'Home', does: 'first trajectory', act: () => select(0) },
    { keys: 'End', does: 'last trajectory', act: () => select((plays.total ?? 1) - 1) },
  ]);
}

/** The marked trajectory if nobody has opened it yet, or else the next one. */
async function openUnread({ run, query, plays, selected, open }: ListKeys): Promise<void> {
  const play = plays.at(selected);
  if (!play) return;
  if (!play.isVisited && play.audit === undefined) return open(play.id);
  const path = routeOf([run, 'plays', play.id, 'neighbors'], Object.fromEntries(query));
  const { neighbors } = (await source().get(path)) as { neighbors?: Neighbors }; // what the route answers
  if (neighbors?.nextUnread !== undefined) open(neighbors.nextUnread);
}
