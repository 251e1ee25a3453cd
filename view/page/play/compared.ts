// Two plays of one task side by side, with the first step at which they part.
import type { PlayDetail } from '../../contract/play.ts';
import { html, useEffect, type VNode } from '../html.ts';
import { verdictKind } from '../list/play-line.ts';
import { hrefOf } from '../location.ts';
import { WithData } from '../parts/loading.ts';
import { shown } from '../parts/shown-text.ts';
import { routeOf, useData } from '../source.ts';
import { type Difference, firstOtherCall, firstOtherTurn } from './first-difference.ts';
import { Turn } from './turn.ts';

interface ComparedProps {
  readonly run: string;
  readonly query: URLSearchParams;
  readonly detail: PlayDetail;
  /** ID of the other play. */
  readonly against: string;
}

export function Compared({ run, query, detail, against }: ComparedProps): VNode {
  const other = useData<PlayDetail>(routeOf([run, 'plays', against]));
  return html`<${WithData} data=${other} show=${(value: PlayDetail) => html`<${Both} ...${{ run, query, left: detail, right: value }} />`} />`;
}

interface BothProps {
  readonly run: string;
  readonly query: URLSearchParams;
  readonly left: PlayDetail;
  readonly right: PlayDetail;
}

function Both({ run, query, left, right }: BothProps): VNode {
  const call = firstOtherCall(left.trajectory, right.trajectory);
  const turn = firstOtherTurn(left.trajectory, right.trajectory);
  useEffect(() => document.querySelector('.parting')?.scrollIntoView({ block: 'center' }), [left, right]);
  const side = (detail: PlayDetail, which: keyof Difference): VNode =>
    html`<${Half} ...${{ run, query, detail, call: call?.[which], turn: turn?.[which] }} />`;
  return html`<h1>Two trials of one ${shown(left.task.kind)} task</h1>
    <p>${partingText(call, turn)}</p>
    <div class="halves">${side(left, 'left')}${side(right, 'right')}</div>`;
}

function partingText(call: Difference | undefined, turn: Difference | undefined): string {
  if (!turn) return 'The agent says and calls the same in both.';
  if (!call) return 'Both make the same calls; they differ in words from the marked turn on.';
  return 'The first call that differs is marked; the turns before it differ at most in words.';
}

interface HalfProps {
  readonly run: string;
  readonly query: URLSearchParams;
  readonly detail: PlayDetail;
  /** Indexes of the messages at which the plays part. */
  readonly call: number | undefined;
  readonly turn: number | undefined;
}

function Half({ run, query, detail, call, turn }: HalfProps): VNode {
  const { trajectory, judgement } = detail;
  return html`<div class="turns">
    <h2><a href=${hrefOf([run, 'trajectories', trajectory.id], query)}>trial ${trajectory.trial}</a>
      <span class="tag ${verdictKind(judgement?.verdict)}">${judgement?.verdict ?? 'not judged'}${judgement?.reason ? `: ${shown(judgement.reason)}` : ''}</span></h2>
    ${trajectory.messages.map(
      (_, index) => html`<div key=${index} class=${index === (call ?? turn) ? 'parting' : ''}>
        ${index === call && html`<p class="parting-note">the first call that differs</p>`}
        ${index === turn && index !== call && html`<p class="parting-note">the first turn that differs in words</p>`}
        <${Turn} ...${{ detail, index, isMarked: false }} /></div>`,
    )}
  </div>`;
}
