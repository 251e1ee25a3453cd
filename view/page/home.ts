// What is shown before a run is chosen: the runs.
import type { RunListing } from '../contract/runs.ts';
import { html, type VNode } from './html.ts';
import { hrefOf } from './location.ts';
import { shown } from './parts/shown-text.ts';
import { Table } from './parts/table.ts';

interface HomeProps {
  readonly runs: readonly RunListing[];
  readonly firstPage: string;
}

export function Home({ runs, firstPage }: HomeProps): VNode {
  const columns = [
    {
      title: 'run',
      cell: ({ key }: RunListing) => html`<a href=${hrefOf([key, firstPage])}>${shown(key)}</a>`,
    },
    { title: 'target', isNumber: true, cell: ({ target }: RunListing) => target?.toLocaleString('en') ?? '' },
    { title: 'seed', isNumber: true, cell: ({ seed }: RunListing) => seed ?? '' },
    {
      title: 'directory',
      cell: ({ directory, problem }: RunListing) =>
        html`<code>${shown(directory)}</code>${problem !== undefined && html`<p class="error">${shown(problem)}</p>`}`,
    },
  ];
  return html`<section><h1>Runs</h1><${Table} columns=${columns} rows=${runs} empty="There is no run." /></section>`;
}
