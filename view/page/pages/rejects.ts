// What was turned away, stage by stage and reason by reason, with the record that was rejected.
import type { Overview, RejectList, ShownReject, StageTally } from '../../contract/overview.ts';
import { html, useState, type VNode } from '../html.ts';
import { hrefOf } from '../location.ts';
import type { Page, PageProps } from '../page.ts';
import { JsonView } from '../parts/json-view.ts';
import { WithData } from '../parts/loading.ts';
import { FoldedText, shown } from '../parts/shown-text.ts';
import { rejectsHref } from '../play-links.ts';
import { routeOf, useData } from '../source.ts';

export const rejects: Page = { name: 'rejects', title: 'Rejects', key: 'r', View: Rejects };

function Rejects({ run, query }: PageProps): VNode {
  const whole = useData<Overview>(routeOf([run, 'overview']));
  return html`<article><h1>Rejects</h1>
    <${WithData} data=${whole} show=${({ stages }: Overview) => {
      const turning = stages.filter(({ reasons }) => Object.keys(reasons).length > 0);
      const stage = query.get('stage') ?? turning.at(0)?.stage;
      if (stage === undefined) return html`<p class="empty">Nothing was turned away in this run.</p>`;
      const reason = query.get('reason') ?? undefined;
      return html`<${Choice} ...${{ run, turning, stage, reason }} />
        <${List} key=${`${stage}/${reason}`} ...${{ run, stage, reason }} />`;
    }} /></article>`;
}

interface Chosen {
  readonly run: string;
  readonly stage: string;
  readonly reason: string | undefined;
}

function Choice({
  run,
  turning,
  stage,
  reason,
}: Chosen & { readonly turning: readonly StageTally[] }): VNode {
  const reasons = turning.find((row) => row.stage === stage)?.reasons ?? {};
  const sorted = Object.entries(reasons).sort(([, m], [, n]) => n - m);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const link = (href: string | undefined, label: string, isChosen: boolean): VNode =>
    html`<a class="choice" href=${href} aria-current=${isChosen ? 'true' : undefined}>${shown(label)}</a>`;
  return html`<nav class="choices" aria-label="Stages">${turning.map((row) =>
    link(rejectsHref(run, row.stage), row.stage, row.stage === stage),
  )}</nav>
  <nav class="choices" aria-label="Reasons">${link(rejectsHref(run, stage), `all ${total.toLocaleString('en')}`, reason === undefined)}
    ${sorted.map(([name, count]) =>
      link(rejectsHref(run, stage, name), `${name} ${count.toLocaleString('en')}`, name === reason),
    )}</nav>`;
}

function List({ run, stage, reason }: Chosen): VNode {
  const [from, setFrom] = useState(0);
  const data = useData<RejectList>(routeOf([run, 'rejects'], { stage, reason, from }));
  return html`<${WithData} data=${data} show=${({ count, rejects: found }: RejectList) => html`
    <p class="dim">${count.toLocaleString('en')} rejects${
      found.length < count && `, ${from + 1} to ${from + found.length} of them here`
    }</p>
    <ul class="rejects">${found.map((reject) => html`<${Reject} key=${reject.id} run=${run} reject=${reject} />`)}</ul>
    ${
      found.length < count &&
      html`<p><button disabled=${from === 0} onClick=${() => setFrom(Math.max(0, from - 100))}>earlier ones</button>${' '}
        <button disabled=${from + found.length >= count} onClick=${() => setFrom(from + found.length)}>later ones</button></p>`
    }`} />`;
}

function Reject({ run, reject }: { readonly run: string; readonly reject: ShownReject }): VNode {
  const { unit, reason, detail, record, trajectory } = reject;
  const [isOpen, setOpen] = useState(false);
  return html`<li>
    <div><span class="tag bad">${shown(reason)}</span>${' '}
      ${trajectory && html`<a href=${hrefOf([run, 'trajectories', trajectory])}>play ${trajectory.slice(0, 8)}</a>${' '}`}
      <span class="dim">unit <code>${shown(unit)}</code></span></div>
    <${FoldedText} text=${detail} most=${500} />
    ${
      record &&
      html`<button class="more" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>${
        isOpen ? 'hide the record' : 'show the record'
      }</button>`
    }
    ${isOpen && record && html`<${JsonView} value=${record} depth=${1} />`}
  </li>`;
}
