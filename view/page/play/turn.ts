// One message of a play: what was said, called, and answered, with what changed and what the judge found about it.

import type { Finding } from '../../../schemas/judgement.ts';
import type { Message } from '../../../schemas/message.ts';
import type { Step } from '../../../schemas/trajectory.ts';
import type { PlayDetail } from '../../contract/play.ts';
import { html, type VNode } from '../html.ts';
import { FoldedText, shown } from '../parts/shown-text.ts';
import { StateChanges } from '../parts/state-changes.ts';
import { Call } from './call.ts';
import { ResultView } from './result-view.ts';

interface TurnProps {
  readonly detail: PlayDetail;
  readonly index: number;
  /** Whether it is marked by the keys. */
  readonly isMarked: boolean;
}

/** How a trainer sees a turn of the agent: it learns from what is right, also after a failure. */
export const learnedFrom = (label: string | undefined): 'learned' | 'masked' | undefined =>
  label === undefined ? undefined : label === 'good' || label === 'recovery' ? 'learned' : 'masked';

const labelKind: Readonly<Record<string, string>> = { good: 'good', recovery: 'good', bad: 'bad' };

export function Turn({ detail, index, isMarked }: TurnProps): VNode {
  const { trajectory, judgement } = detail;
  const message = trajectory.messages[index];
  if (!message) return html`<p class="error">There is no message ${index}.</p>`;
  const label = judgement?.turns.find((turn) => turn.message === index)?.label;
  const mask = message.role === 'assistant' ? learnedFrom(label) : undefined;
  const stepIndex = trajectory.steps.findIndex(({ call }) => call.id === message.toolCallId);
  const step = message.role === 'tool' ? trajectory.steps[stepIndex] : undefined;
  const findings = judgement?.findings.filter((finding) => finding.message === index) ?? [];
  return html`<article id=${`m${index}`} class="turn ${message.role} ${mask ?? ''} ${isMarked ? 'marked' : ''}">
    <${Head} ...${{ index, role: message.role, step, label, mask }} />
    <${Contexts} ...${{ detail, index }} />
    <${Body} ...${{ detail, message, step, index }} />
    ${step?.result.broken !== undefined && html`<p class="error">The environment broke: ${shown(step.result.broken)}</p>`}
    ${step && html`<${StateChanges} changes=${step.result.changes} />`}
    ${step && html`<${Passed} ...${{ detail, stepIndex }} />`}
    ${findings.map((finding) => html`<${FindingNote} finding=${finding} />`)}
  </article>`;
}

interface HeadProps {
  readonly index: number;
  readonly role: Message['role'];
  readonly step: Step | undefined;
  readonly label: string | undefined;
  readonly mask: 'learned' | 'masked' | undefined;
}

function Head({ index, role, step, label, mask }: HeadProps): VNode {
  return html`<header class="turn-head">
    <a class="dim number" href=${`#m${index}`} onClick=${(event: Event) => event.preventDefault()}>[${index}]</a>
    <strong>${role}</strong>
    ${step && html`<code>${shown(step.call.name)}</code>`}
    ${step && !step.result.ok && html`<span class="tag bad">refused</span>`}
    ${step?.result.fault && html`<span class="tag warn">fault: ${shown(step.result.fault)}</span>`}
    ${step && step.result.tier !== 'code' && html`<span class="tag">answered by: ${step.result.tier}</span>`}
    <span class="grow"></span>
    ${label && html`<span class="tag ${labelKind[label] ?? 'warn'}">${label}</span>`}
    ${mask && html`<span class="tag ${mask === 'learned' ? 'good' : ''}" title=${maskTitle[mask]}>${mask}</span>`}
  </header>`;
}

const maskTitle = {
  learned: 'a trainer learns to write this turn',
  masked: 'left out of the loss: a trainer reads this turn and does not learn to write it',
};

interface BodyProps {
  readonly detail: PlayDetail;
  readonly message: Message;
  readonly step: Step | undefined;
  readonly index: number;
}

/** Characters that are shown of a message before it is folded: results are skimmed, words are read. */
const shownOf: Readonly<Record<Message['role'], number>> = {
  system: 900,
  user: 4000,
  assistant: 4000,
  tool: 900,
};

function Body({ detail, message, step, index }: BodyProps): VNode {
  const { content, reasoning, malformed, toolCalls = [], role } = message;
  return html`<div class="turn-body">
    ${reasoning && html`<details class="reasoning" open><summary>thinks</summary><${FoldedText} text=${reasoning} /></details>`}
    ${
      malformed &&
      html`<${FoldedText} text=${malformed.text} kind="mono" />
        <p class="error">This turn cannot be read: ${shown(malformed.issue)}</p>`
    }
    ${content !== '' && (role === 'tool' ? html`<${ResultView} text=${content} value=${step?.result.value} />` : html`<${FoldedText} text=${content} most=${shownOf[role]} />`)}
    ${toolCalls.map((call) => html`<${Call} key=${call.id} ...${{ call, detail, index }} />`)}
  </div>`;
}

function Contexts({
  detail: { trajectory },
  index,
}: {
  readonly detail: PlayDetail;
  readonly index: number;
}): VNode {
  const events = trajectory.context?.events.filter(({ at }) => at === index) ?? [];
  return html`<div>${events.map((event) =>
    event.kind === 'hidden'
      ? html`<p class="context">From here on, the agent does not see the results [${event.messages.join('], [')}].</p>`
      : html`<div class="context">From here on, the agent sees a summary in place of everything before [${event.before}]:
          <${FoldedText} text=${event.summary} /></div>`,
  )}</div>`;
}

/** Checkpoints of the task that this call passed. */
function Passed({
  detail: { trajectory, task },
  stepIndex,
}: {
  readonly detail: PlayDetail;
  readonly stepIndex: number;
}): VNode {
  const passed = task.oracle.checkpoints.filter(
    (_, number) => trajectory.checkpoints?.[number] === stepIndex,
  );
  return html`<div>${passed.map(({ text }) => html`<p class="checkpoint"><span class="tag good">checkpoint</span> ${shown(text)}</p>`)}</div>`;
}

export function FindingNote({ finding }: { readonly finding: Finding }): VNode {
  const { rule, code, severity, blame, evidence } = finding;
  return html`<div class="finding ${severity}">
    <span class="tag ${severity === 'fatal' ? 'bad' : 'warn'}">${severity}</span>
    <strong>${shown(rule)}</strong>${code !== rule && html` <span class="dim">${shown(code)}</span>`}
    ${blame !== 'agent' && html` <span class="tag">blames the ${blame}</span>`}
    <${FoldedText} text=${evidence} most=${600} />
  </div>`;
}
