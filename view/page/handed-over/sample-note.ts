// Says above a page that was handed over what it holds.
import type { HandedOver } from '../../contract/handed-over.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';

export function SampleNote({ handed }: { readonly handed: HandedOver }): VNode {
  const { run, lines, of, version } = handed;
  const part =
    lines.length === of
      ? `all ${of.toLocaleString('en')} trajectories`
      : `a sample of ${lines.length.toLocaleString('en')} of ${of.toLocaleString('en')} trajectories`;
  return html`<p class="sample-note">This file holds ${part} of the run ${shown(run.key)}, written by toolloom${' '}
    ${version}. Counts are those of the whole run.</p>`;
}
