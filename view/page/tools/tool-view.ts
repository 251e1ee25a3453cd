// A tool that agents are given: its declaration, its program, and what is known of it.
import type { ToolDetail } from '../../contract/tools.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { playsHref, toolHref, tryHref, worldHref } from '../play-links.ts';
import { source } from '../source.ts';
import { Declaration, Folding } from './declaration.ts';
import { Neighbors } from './neighbors.ts';
import { ProgramView } from './program-view.ts';

interface ToolViewProps {
  readonly run: string;
  readonly detail: Extract<ToolDetail, { kind: 'tool' }>;
}

export function ToolView({ run, detail }: ToolViewProps): VNode {
  const { tool, origin, world, siblings, specs, neighbors } = detail;
  const { name, effect, operation, path, description, inputSchema, outputSchema, intents, samples } = tool;
  return html`<article class="tool">
    <h1><code>${shown(name)}</code></h1>
    <p><span class="tag ${effect === 'write' ? 'warn' : ''}">${effect}</span>${' '}
      <span class="tag">${shown(operation)}</span>${' '}<span class="tag ${origin === 'inferred' ? 'good' : ''}">${origin}</span>${' '}
      of <a href=${worldHref(run, world.id)}>${shown(world.title)}</a>
      <span class="dim"> · ${path.map(shown).join(' › ')}</span></p>
    <p>${source().post && html`<a class="button" href=${tryHref(run, world.id, name)}>try it</a>${' '}`}
      <a href=${playsHref(run, { tool: name })}>plays that call it</a>
      ${specs.map((spec) => html` · inferred from <a href=${toolHref(run, spec.id)}>${shown(spec.name)}</a>`)}</p>
    <${Declaration} ...${{ description, inputSchema, outputSchema }} />
    <${ProgramView} program=${tool.program} />
    <${Validation} validation=${tool.validation} />
    ${
      intents.length > 0 &&
      html`<section><h2>What users say who need it</h2><ul>${intents.map((intent) => html`<li>${shown(intent)}</li>`)}</ul></section>`
    }
    ${samples.length > 0 && html`<${Folding} title="${samples.length} sets of sample values" value=${samples} />`}
    ${
      siblings.length > 0 &&
      html`<section><h2>Other tools of this world</h2><p class="links">${siblings.map(
        (sibling) => html`<a href=${toolHref(run, sibling.id)}><code>${shown(sibling.name)}</code></a> `,
      )}</p></section>`
    }
    <${Neighbors} run=${run} neighbors=${neighbors} />
    <p class="dim">id <code>${tool.id}</code></p>
  </article>`;
}

function Validation({
  validation,
}: {
  readonly validation: ToolViewProps['detail']['tool']['validation'];
}): VNode {
  const { accepted, refused, errors } = validation;
  return html`<section><h2>Validation</h2>
    <p>${accepted.toLocaleString('en')} generated calls succeeded. ${refused.toLocaleString('en')} bad ones were refused
      with the error that was expected of them${
        errors.length === 0
          ? '.'
          : html`: ${errors.map((code) => html`<code class="tag">${shown(code)}</code> `)}`
      }</p></section>`;
}
