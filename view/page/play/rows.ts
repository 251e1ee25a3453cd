// The play as a training file has it, in any export format.

import type { Json } from '../../../schemas/json.ts';
import type { PlayDetail, PlayRow } from '../../contract/play.ts';
import { html, useState, type VNode } from '../html.ts';
import { JsonView } from '../parts/json-view.ts';
import { WithData } from '../parts/loading.ts';
import { shown } from '../parts/shown-text.ts';
import { routeOf, useData } from '../source.ts';

interface RowsProps {
  readonly run: string;
  readonly detail: PlayDetail;
}

export function Rows({ run, detail: { formats, trajectory, selection } }: RowsProps): VNode {
  const [format, setFormat] = useState('');
  const path = format === '' ? undefined : routeOf([run, 'plays', trajectory.id, 'row'], { format });
  const data = useData<PlayRow>(path);
  const choose = (event: Event): void => setFormat((event.target as HTMLSelectElement).value);
  return html`<section><h2>As a training row</h2>
    ${
      selection
        ? html`<select aria-label="format" value=${format} onChange=${choose}><option value="">choose a format</option>
            ${formats.map((each) => html`<option value=${each}>${shown(each)}</option>`)}</select>`
        : html`<p class="empty">Not selected for training, so no file has a row of it.</p>`
    }
    ${format !== '' && html`<${WithData} data=${data} show=${(value: PlayRow) => html`<${RowView} ...${value} />`} />`}
  </section>`;
}

function RowView({ rows, notes }: PlayRow): VNode {
  return html`<div>
    ${notes.map((note) => html`<p class="dim">${shown(note)}</p>`)}
    ${rows.map((row) => html`<div class="row-view"><${JsonView} value=${row as Json} depth=${2} /></div>`)}</div>`;
}
