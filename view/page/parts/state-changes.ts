// What a call has changed: each row with the fields that differ, as they were and as they are.
import type { Json } from '../../../schemas/json.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import { html, type VNode } from '../html.ts';
import { shown } from './shown-text.ts';

export function StateChanges({ changes }: { readonly changes: readonly StateChange[] }): VNode {
  return html`<div class="changes">${changes.map((change) => html`<${Change} change=${change} />`)}</div>`;
}

function Change({ change }: { readonly change: StateChange }): VNode {
  const { table, key, before, after, diff } = change;
  const verb = before === null ? 'created' : after === null ? 'deleted' : 'changed';
  const kind = { created: 'good', deleted: 'bad', changed: 'warn' }[verb];
  return html`<div class="change">
    <p><span class="tag ${kind}">${verb}</span> <code>${shown(table)}</code> <code>${shown(key)}</code></p>
    ${
      diff === undefined
        ? html`<dl>${fieldsOf(change).map(
            ({ name, was, is }) => html`<dt>${shown(name)}</dt>
              <dd>${was !== undefined && html`<del>${valueText(was)}</del>`}${
                was !== undefined && is !== undefined && html` <span class="dim">→</span> `
              }${is !== undefined && html`<ins>${valueText(is)}</ins>`}</dd>`,
          )}</dl>`
        : html`<pre class="diff">${diff.split('\n').map((line) => html`<span class=${lineKind(line)}>${shown(line)}</span>\n`)}</pre>`
    }
  </div>`;
}

interface Field {
  readonly name: string;
  readonly was: Json | undefined;
  readonly is: Json | undefined;
}

/** Of a row that was there before and after, only what differs. */
function fieldsOf({ before, after }: StateChange): Field[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => ({ name, was: was[name], is: is[name] }));
}

/** A value that is no row counts as its only field. */
function membersOf(value: Json): { readonly [name: string]: Json } {
  if (value === null) return {};
  return typeof value === 'object' && !Array.isArray(value) ? value : { value };
}

const valueText = (value: Json): string => shown(typeof value === 'string' ? value : JSON.stringify(value));

const lineKind = (line: string): string =>
  line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : line.startsWith('@') ? 'dim' : '';
