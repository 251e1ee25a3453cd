// What a call changed: the fields of a row before and after, or the lines of a file.
import type { Json } from '../../../schemas/json.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import { html, type VNode } from '../html.ts';
import { FoldedText, shown } from './shown-text.ts';

export function StateChanges({ changes }: { readonly changes: readonly StateChange[] }): VNode {
  return html`<div>${changes.map((change) => html`<${Change} change=${change} />`)}</div>`;
}

function Change({ change }: { readonly change: StateChange }): VNode {
  const { table, key, before, after, diff } = change;
  const verb = before === null ? 'created' : after === null ? 'removed' : 'changed';
  return html`<div class="change">
    <div><span class="tag">${verb}</span> <code>${shown(table)} ${shown(key)}</code></div>
    ${diff === undefined ? html`<${Fields} ...${{ before, after }} />` : html`<${Diff} diff=${diff} />`}
  </div>`;
}

function Fields({ before, after }: Pick<StateChange, 'before' | 'after'>): VNode {
  const [left, right] = [membersOf(before), membersOf(after)];
  if (!left && !right) return html`<${Pair} ...${{ name: '', before, after }} />`;
  const names = Object.keys({ ...left, ...right }).filter(
    (name) => JSON.stringify(left?.[name]) !== JSON.stringify(right?.[name]),
  );
  return html`<div>${names.map((name) => html`<${Pair} key=${name} ...${{ name, before: left?.[name], after: right?.[name] }} />`)}</div>`;
}

interface PairProps {
  readonly name: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

function Pair({ name, before, after }: PairProps): VNode {
  return html`<div class="fields"><code>${shown(name)}</code>
    ${before !== undefined && html`<del><${FoldedText} text=${JSON.stringify(before)} most=${300} kind="mono" /></del>`}
    ${after !== undefined && html`<ins><${FoldedText} text=${JSON.stringify(after)} most=${300} kind="mono" /></ins>`}
  </div>`;
}

const membersOf = (row: Json): Record<string, Json> | undefined =>
  row !== null && typeof row === 'object' && !Array.isArray(row) ? row : undefined;

/** Lines of a diff that are shown. */
const mostLines = 400;

function Diff({ diff }: { readonly diff: string }): VNode {
  const lines = diff.split('\n');
  return html`<pre class="diff">${lines
    .slice(0, mostLines)
    .map((line) => html`<div class=${lineKind(line)}>${shown(line)}${'\n'}</div>`)}${
    lines.length > mostLines && html`<div class="dim">… ${lines.length - mostLines} more lines</div>`
  }</pre>`;
}

function lineKind(line: string): string {
  if (line.startsWith('+') && !line.startsWith('+++')) return 'added';
  if (line.startsWith('-') && !line.startsWith('---')) return 'removed';
  return line.startsWith('@@') ? 'place' : '';
}
