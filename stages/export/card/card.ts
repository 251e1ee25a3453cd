// The dataset card of trajectories: what is in the files, how it was made, and what was changed, rejected or left out.
import type { Reader } from '../../../pipeline/store.ts';
import type { Exporter } from '../../exporters/exporter.ts';
import { rules } from '../../judge/rules/index.ts';
import type { Feature } from '../columns.ts';
import type { WrittenShard } from '../shards.ts';
import type { TemplateCounts } from '../templates/check-rows.ts';
import type { CardCounts, Counts } from './counts.ts';
import { frontMatter } from './front-matter.ts';
import {
  benchmarksText,
  countsInOrder,
  errorRates,
  funnelTable,
  licencesTable,
  median,
  passRatesTable,
  rejectsTable,
  selectionTable,
  splitText,
  table,
} from './sections.ts';

/** What was written. */
export interface Content<Counted extends Counts> {
  readonly counts: Counted;
  readonly shards: readonly WrittenShard[];
  readonly features: readonly Feature[];
  readonly hasParquet: boolean;
}

export async function cardText(
  exporter: Exporter,
  content: Content<CardCounts> & { readonly templates: readonly TemplateCounts[] },
  store: Reader,
): Promise<string> {
  const { counts } = content;
  const sections = [
    cardHead(exporter, content),
    `# Tool-use trajectories, format ${exporter.format}`,
    `Made with toolloom: ${exporter.summary}.`,
    ...(exporter.usage ? [`## Use\n\n${exporter.usage}`] : []),
    filesTable(content),
    splitText,
    columnsText,
    ...changesTable(counts, 'plays'),
    ...templatesTable(content.templates),
    selectionTable(store),
    generatorsText(counts),
    funnelTable(store),
    await rejectsTable(store),
    table('Kinds of task', ['kind', 'plays'], countsInOrder(counts.kinds)),
    table('Tool sets', ['mix', 'plays'], countsInOrder(counts.mixes)),
    sizesTable(counts),
    ...(await passRatesTable(store)),
    table(
      'Checks that every row has passed',
      ['check', 'meaning'],
      rules.map(({ name, summary }) => [name, summary]),
    ),
    ...benchmarksText(store),
    await licencesTable(store),
    ...(await errorRates(store)),
  ];
  return sections.join('\n\n').concat('\n');
}

export const cardHead = (
  { format }: { readonly format: string },
  { shards, features }: Content<Counts>,
): string => frontMatter({ shards, features, format });

export function filesTable({ shards, hasParquet }: Pick<Content<Counts>, 'shards' | 'hasParquet'>): string {
  const rows = shards.map(({ name, rows: count }) => [name, count]);
  return (
    `${table('Files', ['file', 'rows'], rows)}` +
    (hasParquet && shards.some(({ rows: count }) => count > 0)
      ? '\n\nThe Parquet files hold the same rows with every list and object as a JSON text, for readers that ' +
        'have no type for JSON, such as DuckDB and pandas. With `datasets`: ' +
        '`load_dataset("parquet", data_files={"train": "train.parquet"})`.'
      : '')
  );
}

const columnsText =
  '`provenance.jsonl` has one line per row: its file, its line number, and the columns that say where the row comes ' +
  'from and how good it is (`uuid`, `kind`, `difficulty`, `pass_rate`, `oracle_calls`, `end_state`, `policies`, ' +
  '`faults`, `scores`, `generators`, `licenses`, and more). Where the format allows columns of its own, the row has ' +
  'them as `provenance` too.';

/** What the rules of the format did. */
export function changesTable({ notes }: Counts, what: string): string[] {
  if (notes.size === 0) return [];
  return [table('What was changed or left out for this format', ['what', what], countsInOrder(notes))];
}

function templatesTable(templates: readonly TemplateCounts[]): string[] {
  if (templates.length === 0) return [];
  const rows = templates.map(({ name, rows: all, rendered, whole, losses }) => {
    const lost = [...losses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `${what}: ${count}`);
    return [name, all, rendered, whole, lost.join('; ') || '-'];
  });
  return [
    `${table('Chat templates', ['template', 'rows', 'rendered', 'whole', 'lost, by rows'], rows)}\n\n` +
      'Each row was rendered with the template, and the text searched for every message, call, argument, and result in ' +
      'order. Reasoning counts as lost only where it is in a turn to learn from.',
  ];
}

export function generatorsText({ generators }: Pick<Counts, 'generators'>): string {
  const rows = [...generators]
    .sort()
    .map(([role, answers]) => [role, [...answers].sort().join(', ')] as const);
  const hasProcedures = rows.some(([, answers]) => answers.includes('procedure'));
  return (
    table('Who made it', ['role', 'answered by'], rows) +
    (hasProcedures
      ? '\n\nA procedure is an algorithm and not a model. Procedures are correct but less varied than people; bind ' +
        'these roles to a model if the data must sound like many different writers. Reasoning that a procedure wrote ' +
        'is left out unless `stages.export.reasoning` is `all`.'
      : '')
  );
}

const sizesTable = ({ calls, tools, rows, plays }: CardCounts): string =>
  `${table(
    'Sizes',
    ['what', 'median', 'most'],
    [
      ['calls in a play', median(calls), Math.max(0, ...calls)],
      ['tools in sight', median(tools), Math.max(0, ...tools)],
    ],
  )}\n\n${rows.train + rows.test} rows of ${plays} plays.`;
