// The declaration of a tool: what it says of itself, its parameters as a table, and its schemas in full.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { html, type VNode } from '../html.ts';
import { JsonView } from '../parts/json-view.ts';
import { FoldedText, shown } from '../parts/shown-text.ts';
import { parametersIn } from './parameters.ts';

interface DeclarationProps {
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject | undefined;
}

export function Declaration({ description, inputSchema, outputSchema }: DeclarationProps): VNode {
  const parameters = parametersIn(inputSchema);
  return html`<section>
    <${FoldedText} text=${description} />
    <h3>Parameters</h3>
    ${
      parameters.length === 0
        ? html`<p class="empty">It takes none.</p>`
        : html`<div class="scrolls"><table>
            <thead><tr><th>name</th><th>type</th><th>description</th><th>limits</th></tr></thead>
            <tbody>${parameters.map(
              ({ name, isRequired, type, description: text, limits }) => html`<tr>
                <td><code>${shown(name)}</code>${isRequired && html` <span class="dim">required</span>`}</td>
                <td><code>${shown(type)}</code></td><td>${shown(text)}</td>
                <td>${limits.map((limit) => html`<code>${shown(limit)}</code> `)}</td></tr>`,
            )}</tbody></table></div>`
    }
    <${Folding} title="Input schema" value=${inputSchema} />
    ${outputSchema && html`<${Folding} title="Output schema" value=${outputSchema} />`}
  </section>`;
}

export function Folding({ title, value }: { readonly title: string; readonly value: Json }): VNode {
  return html`<details><summary>${title}</summary><${JsonView} value=${value} depth=${4} /></details>`;
}
