// Two runs side by side: how often plays are accepted, kind by kind, and everything else that changed.
import type { Section } from '../../../pipeline/commands/inspector.ts';
import type { Comparison, Side } from '../../contract/comparison.ts';
import type { RunList } from '../../contract/runs.ts';
import { html, type VNode } from '../html.ts';
import { goTo, hrefOf } from '../location.ts';
import type { Page, PageProps } from '../page.ts';
import { WithData } from '../parts/loading.ts';
import { shown } from '../parts/shown-text.ts';
import { StackedBar } from '../parts/stacked-bar.ts';
import { Table } from '../parts/table.ts';
import { playsHref } from '../play-links.ts';
import { routeOf, useData } from '../source.ts';

export const compare: Page = { name: 'compare', title: 'Compare', key: 'c', View: Compare };

function Compare({ run, rest: [other] }: PageProps): VNode {
  const runs = useData<RunList>('');
  return html`<article><h1>Compare</h1>
    <${WithData} data=${runs} show=${({ runs: all }: RunList) => {
      const others = all.filter(({ key }) => key !== run);
      if (others.length === 0)
        return html`<p class="empty">There is no other run here. Name two of them: <code>toolloom view ONE OTHER</code>.</p>`;
      const choose = (event: Event): void =>
        goTo(hrefOf([run, 'compare', (event.target as HTMLSelectElement).value]));
      return html`<p class="toolbar"><label>from ${shown(run)} to <select value=${other ?? ''} onChange=${choose}>
          ${other === undefined && html`<option value="">another run …</option>`}
          ${others.map(({ key }) => html`<option value=${key}>${shown(key)}</option>`)}</select></label>
        ${other !== undefined && html`<a href=${hrefOf([other, 'compare', run])}>the other way round</a>`}</p>
        ${other !== undefined && html`<${Both} key=${other} run=${run} other=${other} />`}`;
    }} /></article>`;
}

interface BothProps {
  readonly run: string;
  readonly other: string;
}

function Both({ run, other }: BothProps): VNode {
  const data = useData<Comparison>(routeOf([run, 'compare', other]));
  return html`<${WithData} data=${data} show=${({ sections, kinds, all }: Comparison) => html`
    <h2>Accepted plays</h2>
    <div class="pairs"><span></span><strong>${shown(run)}</strong><strong>${shown(other)}</strong><span></span>
      <${Pair} ...${{ run, other, name: 'all', ...all }} />
      ${kinds.map((kind) => html`<${Pair} key=${kind.name} ...${{ run, other, ...kind }} />`)}</div>
    ${sections.map((section) => html`<${SectionTable} section=${section} />`)}`} />`;
}

interface PairProps extends BothProps {
  readonly name: string;
  readonly before: Side;
  readonly after: Side;
}

function Pair({ run, other, name, before, after }: PairProps): VNode {
  const [from, to] = [shareOf(before), shareOf(after)];
  const points = from === undefined || to === undefined ? undefined : Math.round((to - from) * 100);
  const filters = { kind: name === 'all' ? undefined : name };
  const kind = points === undefined || points === 0 ? 'dim' : points > 0 ? 'better' : 'worse';
  return html`<span class="bar-label" title=${shown(name)}>${shown(name)}</span>
    <${SideBar} side=${before} href=${playsHref(run, filters)} />
    <${SideBar} side=${after} href=${playsHref(other, filters)} />
    <span class="number ${kind}">${points === undefined ? '' : `${points > 0 ? '+' : ''}${points} points`}</span>`;
}

const shareOf = (side: Side): number | undefined =>
  side && side.plays > 0 ? (side.verdicts.accepted ?? 0) / side.plays : undefined;

function SideBar({ side, href }: { readonly side: Side; readonly href: string }): VNode {
  if (!side || side.plays === 0) return html`<span class="dim">no plays</span>`;
  const { accepted = 0, rejected = 0 } = side.verdicts;
  const segments = [
    { value: accepted, kind: 'good', name: 'accepted' },
    { value: rejected, kind: 'bad', name: 'rejected' },
    { value: side.plays - accepted - rejected, kind: 'neutral', name: 'spoiled, undecided, or not judged' },
  ];
  return html`<span class="pair-side"><${StackedBar} segments=${segments} />
    <a href=${href}>${accepted} of ${side.plays}</a></span>`;
}

/** The first column is a name, and the others mostly hold numbers. */
function SectionTable({ section: { title, head, rows } }: { readonly section: Section }): VNode {
  const isNumber = (place: number): boolean =>
    place > 0 &&
    rows.every(
      (row) => typeof row[place] === 'number' || /^[-+\d.,%\s]*( points)?$/.test(String(row[place])),
    );
  const columns = head.map((name, place) => ({
    title: name,
    isNumber: isNumber(place),
    cell: (row: Section['rows'][number]) => shown(String(row[place] ?? '')),
  }));
  return html`<section><h2>${title}</h2><${Table} columns=${columns} rows=${rows} /></section>`;
}
