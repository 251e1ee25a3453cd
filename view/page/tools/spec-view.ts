// A tool as it was found: its declaration, where it comes from, and what was made of it.
import type { Spec } from '../../../schemas/spec.ts';
import type { ToolDetail } from '../../contract/tools.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { toolHref } from '../play-links.ts';
import { Declaration, Folding } from './declaration.ts';
import { Neighbors } from './neighbors.ts';

interface SpecViewProps {
  readonly run: string;
  readonly detail: Extract<ToolDetail, { kind: 'spec' }>;
}

export function SpecView({ run, detail }: SpecViewProps): VNode {
  const { spec, cluster, tools, neighbors } = detail;
  const { name, originalName, server, source, description, inputSchema, outputSchema, annotations } = spec;
  return html`<article class="tool">
    <h1><code>${shown(name)}</code></h1>
    <p><span class="tag good">real</span>${' '}<span class="tag">${source.origin}</span>${' '}
      of the server ${shown(server.name)} ${shown(server.version ?? '')}
      ${originalName !== name && html`, which calls it <code>${shown(originalName)}</code>`}</p>
    ${tools.map(
      (tool) =>
        html`<p>A tool was inferred from it: <a href=${toolHref(run, tool.id)}><code>${shown(tool.name)}</code></a></p>`,
    )}
    <${Declaration} ...${{ description, inputSchema, outputSchema }} />
    ${annotations && html`<${Folding} title="Annotations" value=${annotations} />`}
    <h2>Origin</h2>
    <dl class="facts">${factsOf(spec, cluster).map(([key, value]) => html`<dt>${key}</dt><dd>${shown(value)}</dd>`)}</dl>
    <${Neighbors} run=${run} neighbors=${neighbors} />
    <p class="dim">id <code>${spec.id}</code></p>
  </article>`;
}

/** What is known; the rest is left out. */
function factsOf({ source, quality, descriptionLanguage }: Spec, cluster: string): [string, string][] {
  const { package: packageName, repository, commit, path, line, url, language, sdk, licence } = source;
  const place = path === undefined ? undefined : line === undefined ? path : `${path}:${line}`;
  const facts: [string, string | undefined][] = [
    ['package', packageName],
    ['repository', repository],
    ['commit', commit],
    ['file', place],
    ['address', url],
    ['programming language', language],
    ['declared with', sdk],
    ['licence', licence],
    ['language of the description', descriptionLanguage],
    [
      'quality',
      `${quality.score.toFixed(2)}${quality.issues.length > 0 ? `: ${quality.issues.join('; ')}` : ''}`,
    ],
    ['cluster', cluster === '' ? undefined : cluster],
  ];
  return facts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as [string, string]]));
}
