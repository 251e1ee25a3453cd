// A JSON value as a tree that folds: deep and long parts are closed until they are opened.
import type { Json } from '../../../schemas/json.ts';
import { html, useState, type VNode } from '../html.ts';
import { beginningOf, shown } from './shown-text.ts';

/** Members of an object or list that are shown at once. */
const usualMembers = 50;
/** Characters of a text inside a value. */
const usualText = 600;

interface JsonView {
  readonly value: Json;
  /** How many levels are open at first. */
  readonly depth?: number;
}

export function JsonView({ value, depth = 3 }: JsonView): VNode {
  return html`<div class="json"><${Node} value=${value} depth=${depth} /></div>`;
}

interface NodeProps {
  readonly value: Json;
  readonly depth: number;
  readonly name?: string;
}

function Node({ value, depth, name }: NodeProps): VNode {
  const label = name === undefined ? '' : html`<span class="json-name">${shown(name)}</span>: `;
  if (value === null || typeof value !== 'object')
    return html`<div class="json-line">${label}<${Scalar} value=${value} /></div>`;
  const entries: [string, Json][] = Array.isArray(value)
    ? value.map((item, index) => [String(index), item])
    : Object.entries(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0)
    return html`<div class="json-line">${label}<span class="json-mark">${open}${close}</span></div>`;
  return html`<${Branch} ...${{ label, entries, depth, open, close }} />`;
}

interface BranchProps {
  readonly label: VNode | string;
  readonly entries: readonly (readonly [string, Json])[];
  readonly depth: number;
  readonly open: string;
  readonly close: string;
}

function Branch({ label, entries, depth, open, close }: BranchProps): VNode {
  const [isOpen, setOpen] = useState(depth > 0);
  const [most, setMost] = useState(usualMembers);
  const count = `${entries.length} ${open === '[' ? 'item' : 'member'}${entries.length === 1 ? '' : 's'}`;
  const toggle = html`<button class="json-toggle" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>${
    isOpen ? '▾' : '▸'
  }</button>`;
  if (!isOpen)
    return html`<div class="json-line">${toggle}${label}<span class="json-mark">${open}</span>
      <span class="dim"> ${count} </span><span class="json-mark">${close}</span></div>`;
  return html`<div class="json-line">${toggle}${label}<span class="json-mark">${open}</span>
    <div class="json-members">
      ${entries
        .slice(0, most)
        .map(
          ([name, value]) =>
            html`<${Node} key=${name} name=${open === '[' ? undefined : name} value=${value} depth=${depth - 1} />`,
        )}
      ${
        entries.length > most &&
        html`<button class="more" onClick=${() => setMost(most + 1000)}>… ${entries.length - most} more</button>`
      }
    </div><span class="json-mark">${close}</span></div>`;
}

function Scalar({ value }: { value: string | number | boolean | null }): VNode {
  const [isWhole, setWhole] = useState(false);
  if (typeof value !== 'string')
    return html`<span class="json-${value === null ? 'null' : typeof value}">${String(value)}</span>`;
  const text = isWhole ? value : beginningOf(value, usualText);
  return html`<span class="json-string">${shown(inQuotes(text))}</span>${
    text.length < value.length &&
    html`<button class="more" onClick=${() => setWhole(true)}>… ${value.length - text.length} more characters</button>`
  }`;
}

/** Lines stay lines, which JSON would write as one. */
const inQuotes = (text: string): string => (text.includes('\n') ? `"${text}"` : JSON.stringify(text));
