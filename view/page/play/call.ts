// A call of a tool: its arguments against the schema of the tool, which says what each of them is for.

import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { ToolCall } from '../../../schemas/message.ts';
import type { PlayDetail } from '../../contract/play.ts';
import { html, type VNode } from '../html.ts';
import { JsonView } from '../parts/json-view.ts';
import { FoldedText, shown } from '../parts/shown-text.ts';

interface CallProps {
  readonly call: ToolCall;
  readonly detail: PlayDetail;
}

export function Call({ call, detail }: CallProps): VNode {
  const { trajectory, agent, callFaults } = detail;
  const step = trajectory.steps.findIndex((each) => each.call.id === call.id);
  const faults = step < 0 ? [] : callFaults[step];
  const tool = [agent.catalog?.search, agent.catalog?.call, ...agent.tools].find(
    (each) => each?.name === call.name,
  );
  const { properties = {}, required = [] } = schemaParts(tool?.inputSchema);
  const missing = Object.keys(properties).filter((name) => !(name in call.arguments));
  return html`<div class="call">
    <div><span class="call-arrow">→</span> <code class="call-name">${shown(call.name)}</code>
      ${faults === undefined && html`<span class="tag bad">the agent has no such tool</span>`}
      ${step < 0 && html`<span class="tag warn">not made</span>`}</div>
    ${
      tool &&
      html`<details class="tool-about"><summary class="dim">what the tool does</summary>
      <${FoldedText} text=${tool.description} /></details>`
    }
    <div class="arguments">
      ${Object.entries(call.arguments).map(([name, value]) => html`<${Argument} key=${name} ...${{ name, value, schema: properties[name], isRequired: required.includes(name), isKnown: name in properties || tool === undefined }} />`)}
      ${
        missing.length > 0 &&
        html`<div class="dim argument-rest">not given: ${missing.map((name) => `${shown(name)}${required.includes(name) ? ' (required)' : ''}`).join(', ')}</div>`
      }
    </div>
    ${faults?.map((fault) => html`<p class="error">${shown(fault)}</p>`)}
  </div>`;
}

interface ArgumentProps {
  readonly name: string;
  readonly value: Json;
  readonly schema: JsonObject | undefined;
  readonly isRequired: boolean;
  readonly isKnown: boolean;
}

function Argument({ name, value, schema, isRequired, isKnown }: ArgumentProps): VNode {
  const about = typeof schema?.description === 'string' ? schema.description : '';
  return html`<div class="argument">
    <div class="argument-name" title=${about}><code>${shown(name)}</code>
      <span class="dim"> ${typeText(schema)}${isRequired ? '' : schema ? ', optional' : ''}</span>
      ${!isKnown && html`<span class="tag bad">not in the schema</span>`}</div>
    <${JsonView} value=${value} depth=${2} />
  </div>`;
}

function typeText(schema: JsonObject | undefined): string {
  if (!schema) return '';
  if (Array.isArray(schema.enum)) return 'one of a list';
  const { type, format } = schema;
  const named = Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : 'any';
  return typeof format === 'string' ? `${named} (${format})` : named;
}

/** What of a schema can be told parameter by parameter. */
function schemaParts(schema: JsonObject | undefined): {
  properties?: Record<string, JsonObject>;
  required?: readonly string[];
} {
  return (schema ?? {}) as ReturnType<typeof schemaParts>; // a tool's schema is that of an object
}
