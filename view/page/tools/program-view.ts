// The program behind a tool, in the order in which a call goes through it.
import type { Tool } from '../../../schemas/tool.ts';
import { html, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';

const shapes = { one: 'one row', many: 'a list of rows', value: 'a single value' } as const;

export function ProgramView({ program }: { readonly program: Tool['program'] }): VNode {
  const { guards, statements, result } = program;
  return html`<section><h2>Program</h2>
    <ol class="program">
      ${guards.map(
        ({ sql, error }) => html`<li><p>The call goes on if this is true; otherwise it is refused with
          ${' '}<code>${shown(error.code)}</code>: “${shown(error.message)}”</p><${Sql} text=${sql} /></li>`,
      )}
      ${statements.map((sql) => html`<li><p>It writes:</p><${Sql} text=${sql} /></li>`)}
      <li><p>The result is ${shapes[result.shape]}:</p><${Sql} text=${result.sql} /></li>
    </ol></section>`;
}

const keywords =
  /\b(SELECT|FROM|WHERE|AND|OR|NOT|EXISTS|INSERT|INTO|VALUES|UPDATE|SET|DELETE|JOIN|LEFT|ON|AS|IS|NULL|IN|LIKE|ORDER|GROUP|BY|LIMIT|OFFSET|CASE|WHEN|THEN|ELSE|END|DISTINCT|HAVING|UNION|ALL|WITH|DESC|ASC|CREATE|TABLE|PRIMARY|KEY|REFERENCES|CHECK|DEFAULT|UNIQUE|INTEGER|TEXT|REAL|BETWEEN|COALESCE|COUNT|SUM|MAX|MIN|AVG|RETURNING)\b|('(?:[^']|'')*')|(:\w+)/g;

/** SQL with its words, texts, and parameters told apart. */
export function Sql({ text }: { readonly text: string }): VNode {
  const parts: (string | VNode)[] = [];
  let last = 0;
  for (const match of text.matchAll(keywords)) {
    parts.push(shown(text.slice(last, match.index)));
    const kind = match[1] ? 'word' : match[2] ? 'text' : 'parameter';
    parts.push(html`<span class="sql-${kind}">${shown(match[0])}</span>`);
    last = match.index + match[0].length;
  }
  return html`<pre class="sql">${parts}${shown(text.slice(last))}</pre>`;
}
