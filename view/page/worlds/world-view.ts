// One world: what it is, its rows, its rules, its tools, and a place to try them.
import type { WorldDetail } from '../../contract/worlds.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { toolHref, tryHref, worldHref } from '../play-links.ts';
import { source } from '../source.ts';
import { Sql } from '../tools/program-view.ts';
import { TableRows } from './table-rows.ts';
import { TryIt } from './try-it.ts';

interface WorldViewProps {
  readonly run: string;
  readonly detail: WorldDetail;
  readonly part: string | undefined;
  /** The tool that is tried first. */
  readonly tool: string | undefined;
}

const titles = { about: 'About', rows: 'Rows', rules: 'Rules', tools: 'Tools', try: 'Try it' } as const;
type Part = keyof typeof titles;

export function WorldView({ run, detail, part, tool }: WorldViewProps): VNode {
  const { world } = detail;
  const canTry = source().post !== undefined;
  const parts = (Object.keys(titles) as Part[]).filter((name) => name !== 'try' || canTry); // keys of a typed object
  const current = parts.find((name) => name === part) ?? 'about';
  return html`<article class="world">
    <h1>${shown(world.title)}</h1>
    <p class="dim">${world.path.map(shown).join(' › ')} · clock ${world.clock}</p>
    <nav class="choices" aria-label="Parts of the world">${parts.map(
      (name) => html`<a class="choice" href=${worldHref(run, world.id, name)}
        aria-current=${name === current ? 'true' : undefined}>${titles[name]}</a>`,
    )}</nav>
    ${current === 'about' && html`<${About} world=${world} />`}
    ${current === 'rows' && html`<${Rows} world=${world} />`}
    ${current === 'rules' && html`<${Rules} world=${world} />`}
    ${current === 'tools' && html`<${Tools} run=${run} detail=${detail} canTry=${canTry} />`}
    ${current === 'try' && html`<${TryIt} run=${run} detail=${detail} tool=${tool} />`}
  </article>`;
}

type World = WorldDetail['world'];

function About({ world }: { readonly world: World }): VNode {
  const { summary, schema, evolution, validation, id, name } = world;
  const { accepted, refused, sentBack, unproved, dropped } = validation;
  return html`<section>
    <p>${shown(summary)}</p>
    <h2>How it was made</h2>
    ${
      evolution.length === 0
        ? html`<p class="empty">It was taken as first drafted.</p>`
        : html`<ol>${evolution.map(({ step, detail }) => html`<li><strong>${shown(step)}</strong>: ${shown(detail)}</li>`)}</ol>`
    }
    <h2>Validation</h2>
    <p>${accepted.toLocaleString('en')} generated calls of its tools succeeded, and ${refused.toLocaleString('en')} bad
      ones were refused with a typed error.${sentBack > 0 && ` Its writer was shown ${sentBack} times what did not work.`}</p>
    ${
      dropped.length > 0 &&
      html`<p>Tools that did not work and were dropped:</p><ul>${dropped.map(
        ({ tool, faults }) => html`<li><code>${shown(tool)}</code>: ${shown(faults.join('; '))}</li>`,
      )}</ul>`
    }
    ${
      unproved.length > 0 &&
      html`<p>Rules that no tried call met: ${unproved.map((policy) => html`<code>${shown(policy)}</code> `)}</p>`
    }
    <h2>Schema</h2>
    ${schema.map((statement) => html`<${Sql} text=${statement} />`)}
    <p class="dim">name <code>${shown(name)}</code> · id <code>${id}</code></p>
  </section>`;
}

function Rows({ world }: { readonly world: World }): VNode {
  return html`<section>${Object.keys(world.tables).map(
    (table) => html`<h2>${shown(table)} <span class="dim">${world.rows[table]?.length ?? 0} rows</span></h2>
      <${TableRows} world=${world} table=${table} rows=${world.rows[table] ?? []} />`,
  )}</section>`;
}

function Rules({ world: { policies } }: { readonly world: World }): VNode {
  if (policies.length === 0)
    return html`<p class="empty">This world has no rules beyond those of its tools.</p>`;
  return html`<section>${policies.map(
    ({ id, about, enforcedBy, prose, error, check }) => html`<section class="panel rule">
      <p><strong>${shown(prose)}</strong></p>
      <p><span class="tag">${about}</span> <span class="tag ${enforcedBy === 'agent' ? 'warn' : ''}">${
        enforcedBy === 'agent' ? 'binds the agent alone' : 'enforced by the tools'
      }</span> <code class="tag">${shown(error.code)}</code> <span class="dim">${shown(id)}</span></p>
      ${
        check.on === 'change'
          ? html`<p class="dim">A change of <code>${shown(check.table)}</code> breaks it if this is true${
              check.unless && ` (unless ${check.unless})`
            }:</p><${Sql} text=${check.violation} />`
          : html`<p class="dim">An answer must not contain any of these values:</p><${Sql} text=${check.values} />`
      }
    </section>`,
  )}</section>`;
}

interface ToolsProps {
  readonly run: string;
  readonly detail: WorldDetail;
  readonly canTry: boolean;
}

function Tools({ run, detail: { world, tools }, canTry }: ToolsProps): VNode {
  return html`<div class="scrolls"><table>
    <thead><tr><th>tool</th><th>effect</th><th>description</th><th class="number">succeeded</th>
      <th class="number">refused</th>${canTry && html`<th></th>`}</tr></thead>
    <tbody>${tools.map(
      ({ id, name, effect, description, validation }) => html`<tr>
        <td><a href=${toolHref(run, id)}><code>${shown(name)}</code></a></td>
        <td><span class="tag ${effect === 'write' ? 'warn' : ''}">${effect}</span></td>
        <td>${shown(description)}</td>
        <td class="number">${validation.accepted}</td><td class="number">${validation.refused}</td>
        ${canTry && html`<td><a href=${tryHref(run, world.id, name)}>try it</a></td>`}</tr>`,
    )}</tbody></table></div>`;
}
