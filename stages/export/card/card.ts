// The dataset card of trajectories: what is in the files, how it was made, and what was changed, rejected or left out.
import type { Reader } from '../../../pipeline/store.ts';
import type { Exporter } from '../../exporters/exporter.ts';
import { rules } from '../../judge/rules/index.ts';
import type { Picture } from '../../pictures/run-pictures.ts';
import type { Feature } from '../columns.ts';
import type { WrittenShard } from '../shards.ts';
import type { TemplateCounts } from '../templates/check-rows.ts';
import type { CardCounts, Counts } from './counts.ts';
import { frontMatter } from './front-matter.ts';
import { exampleText, loadingText, pictureTexts } from './reading.ts';
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
import { reproductionText, weaknessesText } from './trust.ts';

/** What was written. */
export interface Content<Counted extends Counts> {
  readonly counts: Counted;
  readonly shards: readonly WrittenShard[];
  readonly features: readonly Feature[];
  readonly hasParquet: boolean;
  /** A short one of the training rows, if there is any. */
  readonly example: object | undefined;
  readonly pictures: readonly Picture[];
}

export async function cardText(
  exporter: Exporter,
  content: Content<CardCounts> & { readonly templates: readonly TemplateCounts[] },
  store: Reader,
): Promise<string> {
  const { counts, pictures } = content;
  const sections = [
    cardHead(exporter, content),
    `# Tool-use trajectories, format ${exporter.format}`,
    aboutText(counts, exporter.summary),
    ...pictureTexts(pictures, ['funnel', 'kinds', 'lengths', 'map']),
    ...(exporter.usage ? [`## Use\n\n${exporter.usage}`] : []),
    filesTable(content),
    loadingText(content),
    splitText,
    columnsText,
    ...exampleText(content.example),
    ...changesTable(counts, 'plays'),
    ...templatesTable(content.templates, exporter.format),
    '## How it was made',
    madeText,
    generatorsText(counts),
    funnelTable(store),
    selectionTable(store),
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
    await errorRates(store),
    ...pictureTexts(pictures, ['calibration']),
    benchmarksText(store),
    await licencesTable(store),
    await weaknessesText(counts, store),
    await reproductionText(counts, store),
  ];
  return sections.join('\n\n').concat('\n');
}

const aboutText = ({ rows, plays, calls, kinds }: CardCounts, summary: string): string =>
  `${rows.train + rows.test} rows of ${plays} conversations in which an assistant uses tools to do what a user asks for, ` +
  `in ${kinds.size} kinds of task, with ${median(calls)} tool calls in the median and up to ` +
  `${calls.reduce((most, count) => Math.max(most, count), 0)}. Made with toolloom: ${summary}. Every conversation was ` +
  'played against tools that executed, its end state was compared with the right one, and code and a judge checked it.';

const madeText =
  'Tools of real MCP servers are read, and more applications are grown category by category. Each grown application is a ' +
  'SQLite database whose tools are SQL programs, accepted only if they run. A task is planned by executing calls, so its ' +
  'right end state is known before anybody words it, and a gate plays it: the right calls must pass, about thirty wrong ' +
  'ones must fail. A simulated user and an agent then play it. Code checks every play, a rubric scores those that pass, and ' +
  'the best and most distinct are selected.';

export const cardHead = (
  { format }: { readonly format: string },
  { shards, features }: Content<Counts>,
): string => frontMatter({ shards, features, format });

export function filesTable({ shards, hasParquet }: Pick<Content<Counts>, 'shards' | 'hasParquet'>): string {
  const rows = shards.map(({ name, rows: count, bytes, sha256 }) => [name, count, bytes, sha256]);
  return (
    `${table('Files', ['file', 'rows', 'bytes', 'SHA-256'], rows)}` +
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

function templatesTable(templates: readonly TemplateCounts[], format: string): string[] {
  if (templates.length === 0)
    return [
      `## Chat templates\n\nThe rows were not tried with a chat template. \`toolloom export --format ${format} ` +
        '--template FILE` renders each row with one, and the card then says what it loses.',
    ];
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
