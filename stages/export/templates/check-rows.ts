// Renders the rows of a format through chat templates and counts what each of them loses, for the dataset card.
import type { Exporter, Row } from '../../exporters/exporter.ts';
import { lossesIn } from './losses.ts';
import type { ChatTemplate } from './read-template.ts';

export interface TemplateCounts {
  readonly name: string;
  rows: number;
  rendered: number;
  /** Rows that come back whole. */
  whole: number;
  /** Rows by what they lose, or by why they do not render. */
  readonly losses: Map<string, number>;
}

export interface TemplateCheck {
  readonly counts: readonly TemplateCounts[];
  check(row: Row, line: object): void;
}

export function templateCheck(exporter: Exporter, templates: readonly ChatTemplate[]): TemplateCheck {
  const { rendering } = exporter;
  if (!rendering) return { counts: [], check: () => undefined };
  const counts = templates.map(
    ({ name }): TemplateCounts => ({ name, rows: 0, rendered: 0, whole: 0, losses: new Map() }),
  );
  return {
    counts,
    check(row, line) {
      for (const [index, template] of templates.entries()) {
        const count = counts[index];
        if (!count) continue;
        count.rows += 1;
        const losses = lossesOf(template, rendering(line), row);
        if (losses.isRendered) count.rendered += 1;
        if (losses.lost.length === 0) count.whole += 1;
        for (const loss of losses.lost) count.losses.set(loss, (count.losses.get(loss) ?? 0) + 1);
      }
    },
  };
}

function lossesOf(
  template: ChatTemplate,
  dialogue: Parameters<ChatTemplate['render']>[0],
  row: Row,
): { readonly isRendered: boolean; readonly lost: readonly string[] } {
  let text: string;
  try {
    text = template.render(dialogue);
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { isRendered: false, lost: [`does not render: ${line.slice(0, 120)}`] };
  }
  return { isRendered: true, lost: lossesIn(text, row) };
}
