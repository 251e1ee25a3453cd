// Tools that lie near a tool, by the cosine of their vectors.
import type { Neighbor } from '../../contract/tools.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { type Column, Table } from '../parts/table.ts';
import { toolHref } from '../play-links.ts';

interface NeighborsProps {
  readonly run: string;
  readonly neighbors: readonly Neighbor[];
}

export function Neighbors({ run, neighbors }: NeighborsProps): VNode {
  const columns: readonly Column<Neighbor>[] = [
    { title: 'cosine', isNumber: true, cell: ({ cosine }) => cosine.toFixed(3) },
    {
      title: 'tool',
      cell: ({ id, name }) => html`<a href=${toolHref(run, id)}><code>${shown(name)}</code></a>`,
    },
    {
      title: 'of',
      cell: ({ owner, kind }) =>
        html`${shown(owner)} ${kind === 'spec' && html`<span class="tag good">real</span>`}`,
    },
    { title: 'description', cell: ({ description }) => shown(description) },
  ];
  return html`<section><h2>Nearest tools</h2>
    <${Table} columns=${columns} rows=${neighbors} empty="The run has no vector of this tool." /></section>`;
}
