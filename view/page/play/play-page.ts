// One trajectory on a page: its messages, and what is known about them beside.

import type { PlayDetail } from '../../contract/play.ts';
import type { Neighbors } from '../../contract/plays.ts';
import { useAudit } from '../audit/use-audit.ts';
import { html, useEffect, useState, type VNode } from '../html.ts';
import { useKeys } from '../keyboard.ts';
import { goTo, hrefOf } from '../location.ts';
import { WithData } from '../parts/loading.ts';
import { shown } from '../parts/shown-text.ts';
import { routeOf, source, useData } from '../source.ts';
import { Compared } from './compared.ts';
import { Side } from './side.ts';
import { Turn } from './turn.ts';

interface PlayPageProps {
  readonly run: string;
  readonly id: string;
  readonly query: URLSearchParams;
}

export function PlayPage({ run, id, query }: PlayPageProps): VNode {
  const detail = useData<PlayDetail>(routeOf([run, 'plays', id]));
  const against = query.get('against');
  const list = new URLSearchParams(query);
  list.delete('against');
  const places = useData<{ neighbors?: Neighbors }>(
    routeOf([run, 'plays', id, 'neighbors'], Object.fromEntries(list)),
  );
  const audit = useAudit({ run, play: id, changed: detail.reload });
  useEffect(() => {
    void source()
      .post?.(routeOf([run, 'plays', id, 'visit']), {})
      .catch(() => {}); // it stays unread
  }, [run, id]);
  const open = (other: string | undefined): void => {
    if (other !== undefined) goTo(hrefOf([run, 'trajectories', other], list));
  };
  const back = hrefOf([run, 'trajectories'], list);
  const { previous, next, nextUnread, index, total } = places.value?.neighbors ?? {};
  useKeys([
    { keys: 'j', does: 'next trajectory of the list', act: () => open(next) },
    { keys: 'k', does: 'previous trajectory of the list', act: () => open(previous) },
    { keys: 'n', does: 'next unread trajectory', act: () => open(nextUnread) },
    {
      keys: 'Escape',
      does: 'back to the list, or out of the comparison',
      act: () => (against ? open(id) : goTo(back)),
    },
    ...audit.keys,
  ]);
  const place =
    index === undefined || total === undefined ? '' : `${index + 1} of ${total.toLocaleString('en')}`;
  const go = (other: string | undefined, text: string): VNode =>
    html`<button class="quiet" disabled=${other === undefined} onClick=${() => open(other)}>${text}</button>`;
  return html`<div class="play-page">
    <div class="play-bar">
      <a href=${back}>← trajectories</a> <span class="dim">${place}</span>
      ${go(previous, 'previous')} ${go(next, 'next')} ${go(nextUnread, 'next unread')}
      <span class="grow"></span>
      ${audit.keys.length > 0 && html`<button onClick=${audit.accept}>accept</button> <button onClick=${audit.reject}>reject</button> <button class="quiet" disabled=${!audit.canUndo} onClick=${audit.undo}>undo</button>`}
    </div>
    ${audit.view}
    <${WithData} data=${detail} show=${(value: PlayDetail) =>
      against
        ? html`<${Compared} ...${{ run, query: list, detail: value, against }} />`
        : html`<${Single} key=${value.trajectory.id} ...${{ run, query, detail: value }} />`} />
  </div>`;
}

interface SingleProps {
  readonly run: string;
  readonly query: URLSearchParams;
  readonly detail: PlayDetail;
}

function Single({ run, query, detail }: SingleProps): VNode {
  const [marked, setMarked] = useState(-1);
  const { trajectory, judgement, task } = detail;
  const show = (message: number): void => {
    setMarked(message);
    document.getElementById(`m${message}`)?.scrollIntoView({ block: 'center' });
  };
  const found = [...new Set(judgement?.findings.map(({ message }) => message) ?? [])].sort((a, b) => a - b);
  const nextOf = (messages: readonly number[]): number | undefined =>
    messages.find((message) => message > marked) ?? messages[0];
  const step = (by: number): void => show(Math.max(0, Math.min(marked + by, trajectory.messages.length - 1)));
  useKeys([
    { keys: 'ArrowDown', does: 'next message', act: () => step(1) },
    { keys: 'ArrowUp', does: 'previous message', act: () => step(-1) },
    {
      keys: 'f',
      does: 'next message about which the judge found something',
      act: () => {
        const message = nextOf(found);
        if (message !== undefined) show(message);
      },
    },
  ]);
  return html`<h1>${shown(task.kind)} <code class="dim">${trajectory.id}</code> <span class="tag">${shown(trajectory.end)}</span></h1>
    <div class="columns">
      <div class="turns">${trajectory.messages.map(
        (_, index) => html`<${Turn} key=${index} ...${{ detail, index, isMarked: index === marked }} />`,
      )}</div>
      <${Side} ...${{ run, query, detail, show }} />
    </div>`;
}
