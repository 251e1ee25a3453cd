// The search and the filters above a list. What is chosen is in the address, so that a list can be sent to others.
import type { Facets, FilterName } from '../../contract/plays.ts';
import { html, useEffect, useState, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';

interface FilterBarProps {
  readonly query: URLSearchParams;
  readonly facets: Facets | undefined;
  set(name: string, value: string): void;
  clear(): void;
}

const choices: readonly (readonly [FilterName, string])[] = [
  ['verdict', 'verdict'],
  ['kind', 'kind'],
  ['rule', 'failed check'],
  ['reason', 'reason'],
  ['setting', 'world'],
  ['tool', 'tool'],
  ['difficulty', 'difficulty'],
  ['ending', 'ending'],
];

const fixed: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  [
    'selected',
    'selected',
    [
      ['yes', 'yes'],
      ['no', 'no'],
    ],
  ],
  [
    'audit',
    'your verdict',
    [
      ['unread', 'unread'],
      ['none', 'none yet'],
      ['accepted', 'accepted'],
      ['rejected', 'rejected'],
      ['differs', 'differs from the judge'],
    ],
  ],
  [
    'sort',
    'order',
    [
      ['-calls', 'most calls first'],
      ['calls', 'fewest calls first'],
      ['-characters', 'longest first'],
      ['-difficulty', 'hardest first'],
      ['score', 'lowest score first'],
    ],
  ],
];

/** Milliseconds after the last letter before the search begins. */
const patience = 200;

export function FilterBar({ query, facets, set, clear }: FilterBarProps): VNode {
  const [text, setText] = useState(query.get('q') ?? '');
  useEffect(() => setText(query.get('q') ?? ''), [query.get('q')]);
  useEffect(() => {
    if (text === (query.get('q') ?? '')) return undefined;
    const timer = setTimeout(() => set('q', text), patience);
    return () => clearTimeout(timer);
  }, [text]);
  const isSet = [...query.keys()].length > 0;
  return html`<div class="filters" role="search">
    <input id="search" type="search" placeholder="search in messages ( / )" aria-label="search in messages" value=${text}
      onInput=${(event: Event) => setText((event.target as HTMLInputElement).value)} />
    ${choices.map(([name, label]) => html`<${Choice} ...${{ name, label, query, set, options: facets?.facets[name]?.map(({ name: each, count }) => [each, `${each} (${count.toLocaleString('en')})`]) ?? [] }} />`)}
    ${fixed.map(([name, label, options]) => html`<${Choice} ...${{ name, label, options, query, set }} />`)}
    ${isSet && html`<button class="quiet" onClick=${clear}>clear</button>`}
  </div>`;
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  /** Values, each with what is shown. */
  readonly options: readonly (readonly [string, string])[];
  readonly query: URLSearchParams;
  set(name: string, value: string): void;
}

function Choice({ name, label, options, query, set }: ChoiceProps): VNode {
  const value = query.get(name) ?? '';
  const isKnown = value === '' || options.some(([each]) => each === value);
  return html`<select aria-label=${label} class=${`choice ${value === '' ? 'unset' : 'set'}`} value=${value}
    onChange=${(event: Event) => set(name, (event.target as HTMLSelectElement).value)}>
    <option value="">${label}</option>
    ${!isKnown && html`<option value=${value}>${shown(value)}</option>`}
    ${options.map(([each, text]) => html`<option value=${each}>${shown(text)}</option>`)}
  </select>`;
}
