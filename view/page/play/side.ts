// What stands beside a play: its verdict with scores and findings, its task, and the rules that were in force.
import type { PlayDetail } from '../../contract/play.ts';
import { html, type VNode } from '../html.ts';
import { verdictKind } from '../list/play-line.ts';
import { hrefOf } from '../location.ts';
import { FoldedText, shown } from '../parts/shown-text.ts';
import { Rows } from './rows.ts';

interface SideProps {
  readonly run: string;
  readonly query: URLSearchParams;
  readonly detail: PlayDetail;
  /** Brings a message into sight. */
  show(message: number): void;
}

export function Side(props: SideProps): VNode {
  return html`<aside class="side" aria-label="About this trajectory">
    <${Verdict} ...${props} /><${TaskView} ...${props} /><${Trials} ...${props} /><${Policies} ...${props} />
    <${Rows} run=${props.run} detail=${props.detail} /><${Origin} ...${props} />
  </aside>`;
}

function Verdict({ detail: { judgement, selection, audit, trajectory }, show }: SideProps): VNode {
  if (!judgement) return html`<section><h2>Verdict</h2><p class="empty">Not judged yet.</p></section>`;
  const { verdict, because, total, scores, findings } = judgement;
  const link = (message: number): VNode =>
    html`<button class="more" onClick=${() => show(message)}>[${message}]</button>`;
  return html`<section><h2>Verdict</h2>
    <p><span class="tag ${verdictKind(verdict)}">${verdict}</span> score ${total.toFixed(2)}
      ${selection && html` <span class="tag" title="chosen for training">selected</span>`}</p>
    ${because !== '' && html`<${FoldedText} text=${because} most=${500} />`}
    ${trajectory.vice && html`<p class="dim">The agent was told to show this defect: ${shown(trajectory.vice)}.</p>`}
    ${audit && html`<p>You: <span class="tag ${verdictKind(audit.verdict)}">${audit.verdict}</span> ${shown(audit.reason ?? '')}</p>`}
    ${
      findings.length > 0 &&
      html`<h3>Findings</h3><ul class="findings">${findings.map(
        ({ rule, severity, message, evidence }) =>
          html`<li><span class="tag ${severity === 'fatal' ? 'bad' : 'warn'}">${severity}</span> ${link(message)} <strong>${shown(rule)}</strong>
          <${FoldedText} text=${evidence} most=${200} kind="dim" /></li>`,
      )}</ul>`
    }
    ${
      scores.length > 0 &&
      html`<details><summary>Scores</summary><dl class="scores">${scores.map(
        ({ criterion, score, evidence }) =>
          html`<dt>${shown(criterion)} <span class="number ${score < 0.5 ? 'low' : ''}">${score}</span></dt>
          <dd class="dim"><${FoldedText} text=${evidence} most=${200} /></dd>`,
      )}</dl></details>`
    }
  </section>`;
}

/** Goals that are shown at once. */
const mostGoals = 4;

function TaskView({ detail: { task, trajectory }, show }: SideProps): VNode {
  const messageOf = (step: number | null | undefined): number | undefined =>
    step === null || step === undefined ? undefined : trajectory.steps[step]?.message;
  return html`<section><h2>Task</h2>
    <p>${shown(task.kind)}, difficulty ${task.difficulty}, ${task.expected === 'decline' ? 'to be declined' : 'to be fulfilled'}</p>
    <details open=${task.goals.length <= mostGoals}><summary>${task.goals.length === 1 ? 'What the user wants' : `The ${task.goals.length} things that the user wants`}</summary>
      <ul>${task.goals.map(({ say }) => html`<li><${FoldedText} text=${say} most=${300} /></li>`)}</ul></details>
    ${
      task.facts.length > 0 &&
      html`<details><summary>What the user knows</summary><ul>${task.facts.map(
        ({ name, text, disclosed }) =>
          html`<li>${shown(name)}: ${shown(text)} <span class="dim">(${disclosed})</span></li>`,
      )}</ul></details>`
    }
    ${
      task.oracle.checkpoints.length > 0 &&
      html`<h3>Checkpoints</h3><ul>${task.oracle.checkpoints.map(({ text }, number) => {
        const message = messageOf(trajectory.checkpoints?.[number]);
        return html`<li>${message === undefined ? html`<span class="tag bad">not passed</span>` : html`<span class="tag good">passed</span> <button class="more" onClick=${() => show(message)}>[${message}]</button>`} ${shown(text)}</li>`;
      })}</ul>`
    }
    ${
      task.faults.length > 0 &&
      html`<h3>Planned faults</h3><ul>${task.faults.map(
        ({ fault, tool, occurrence, lasting }) =>
          html`<li><span class="tag warn">${shown(fault)}</span> call ${occurrence} of <code>${shown(tool)}</code>${lasting ? ', and every later one' : ''}</li>`,
      )}</ul>`
    }
    <details><summary>A known way (${task.oracle.calls.length} ${task.oracle.calls.length === 1 ? 'call' : 'calls'})</summary><ol>${task.oracle.calls.map(
      (call) =>
        html`<li><code>${shown(call.tool)}</code> <span class="dim">${shown(JSON.stringify(call.arguments))}</span></li>`,
    )}</ol></details>
  </section>`;
}

function Trials({ run, query, detail: { trials, trajectory } }: SideProps): VNode {
  if (trials.length < 2) return html`<section class="none"></section>`;
  const hrefFor = (id: string, against?: string): string => {
    const changed = new URLSearchParams(query);
    changed.delete('against');
    if (against) changed.set('against', against);
    return hrefOf([run, 'trajectories', id], changed);
  };
  return html`<section><h2>Trials of this task</h2><ul>${trials.map(
    ({ id, trial, verdict, reason, calls }) => {
      const what = html`<span class="tag ${verdictKind(verdict ?? undefined)}">${verdict ?? 'not judged'}${reason ? `: ${shown(reason)}` : ''}</span>
      <span class="dim"> ${calls} calls</span>`;
      return id === trajectory.id
        ? html`<li><strong>trial ${trial}</strong> ${what} <span class="dim">(this one)</span></li>`
        : html`<li><a href=${hrefFor(id)}>trial ${trial}</a> ${what} <a href=${hrefFor(trajectory.id, id)}>compare</a></li>`;
    },
  )}</ul></section>`;
}

function Policies({ detail: { policies } }: SideProps): VNode {
  if (policies.length === 0) return html`<section class="none"></section>`;
  return html`<section><details><summary>Policies in force (${policies.length})</summary><ul>${policies.map(
    ({ prose, enforcedBy, about, world }) =>
      html`<li>${shown(prose)} <span class="dim">(${about}; ${enforcedBy === 'tools' ? 'the tools refuse' : 'it is for the agent to keep'}; ${shown(world)})</span></li>`,
  )}</ul></details></section>`;
}

function Origin({ detail: { trajectory, agent } }: SideProps): VNode {
  const { id, task, protocol, face, provenance, context } = trajectory;
  const roles = Object.entries(provenance.roles).map(([role, { by, model }]) => `${role}: ${model ?? by}`);
  return html`<section><details><summary>Where it comes from</summary><dl class="scores">
    <dt>trajectory</dt><dd><code>${id}</code></dd><dt>task</dt><dd><code>${task}</code></dd>
    <dt>agent</dt><dd>${shown(agent.name)}, ${agent.tools.length} tools</dd>
    ${protocol && html`<dt>protocol</dt><dd>${shown(protocol)}</dd>`}
    ${context && html`<dt>context</dt><dd>${shown(context.policy)}</dd>`}
    ${face && html`<dt>tools shown</dt><dd>under other names</dd>`}
    <dt>made by</dt><dd>${shown(roles.join('; '))}</dd></dl></details></section>`;
}
