// A call that was tried: what was passed, what came back, and what changed.
import type { JsonObject } from '../../../schemas/json.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import { html, type VNode } from '../html.ts';
import { JsonView } from '../parts/json-view.ts';
import { shown } from '../parts/shown-text.ts';
import { StateChanges } from '../parts/state-changes.ts';

export interface Tried {
  readonly tool: string;
  readonly given: JsonObject;
  readonly result: ToolResult;
}

interface TriedCallProps {
  /** Counted from the first call. */
  readonly number: number;
  readonly tried: Tried;
}

export function TriedCall({ number, tried: { tool, given, result } }: TriedCallProps): VNode {
  return html`<section class="panel tried">
    <p><span class="dim">${number}.</span> <code>${shown(tool)}</code>
      ${' '}<span class="tag ${result.ok ? 'good' : 'bad'}">${result.ok ? 'ok' : 'refused'}</span>
      ${' '}<code class="dim one-line">${shown(JSON.stringify(given))}</code></p>
    <${JsonView} value=${result.value} depth=${3} />
    ${
      result.changes.length === 0
        ? html`<p class="dim">It changed nothing.</p>`
        : html`<${StateChanges} changes=${result.changes} />`
    }
  </section>`;
}
