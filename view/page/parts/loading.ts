// What a page shows while its data is on the way, and when it does not come.
import { html, type VNode } from '../html.ts';
import type { Loaded } from '../source.ts';

interface WithData<Value> {
  readonly data: Loaded<Value>;
  show(value: Value): VNode;
}

/** Old data stays on the screen while newer data is loaded. */
export function WithData<Value>({ data, show }: WithData<Value>): VNode {
  const { value, error, reload } = data;
  if (error !== undefined)
    return html`<p class="error" role="alert">${error} <button onClick=${reload}>try again</button></p>`;
  return value === undefined ? html`<p class="empty" aria-busy="true">Loading…</p>` : show(value);
}
