// The dataset card: what is in the files, how it was made, what was left out, and how to load it.
import type { Reader } from '../../pipeline/store.ts';
import { type CollectionName, collections } from '../../schemas/index.ts';
import type { Accepted, Exporter } from '../exporters/exporter.ts';
import { rules } from '../judge/rules/index.ts';

export interface CardCounts {
  readonly rows: { train: number; test: number };
  readonly kinds: Map<string, number>;
  readonly mixes: Map<string, number>;
  readonly calls: number[];
  readonly tools: number[];
  readonly procedures: Set<string>;
  readonly models: Set<string>;
}

export function emptyCounts(): CardCounts {
  return {
    rows: { train: 0, test: 0 },
    kinds: new Map(),
    mixes: new Map(),
    calls: [],
    tools: [],
    procedures: new Set(),
    models: new Set(),
  };
}

/** Adds a row to the counts. */
export function count(
  counts: CardCounts,
  split: 'train' | 'test',
  { trajectory, agent, judgement, tools, madeBy }: Accepted,
): void {
  counts.rows[split] += 1;
  add(counts.kinds, judgement.kind);
  add(counts.mixes, agent.mix);
  counts.calls.push(trajectory.steps.length);
  counts.tools.push(tools.length);
  for (const role of madeBy.procedures) counts.procedures.add(role);
  for (const model of madeBy.models) counts.models.add(model);
}

interface CardRows {
  readonly counts: CardCounts;
  /** Accepted trajectories beyond the number of rows wanted. */
  readonly leftOut: number;
}

export async function cardText(
  exporter: Exporter,
  { counts, leftOut }: CardRows,
  store: Reader,
): Promise<string> {
  const rejected = new Map<string, number>();
  for await (const { stage, reason } of store.rejects()) add(rejected, `${stage} | ${reason}`);
  const licences = new Map<string, number>();
  for await (const spec of store.read('specs'))
    add(
      licences,
      `${spec.source.licence} | ${spec.source.package ?? spec.source.repository ?? spec.server.name}`,
    );
  const names = Object.keys(collections) as CollectionName[]; // Object.keys forgets key types
  const made = names
    .filter((name) => name !== 'datasets')
    .map((name) => [name, store.ids(name).length] as const);
  return [
    `# Tool-use trajectories, format ${exporter.format}`,
    `${exporter.summary}. Made with toolloom.`,
    table('Files', 'file | rows', [`train.jsonl | ${counts.rows.train}`, `test.jsonl | ${counts.rows.test}`]),
    'The split is by world: no world of the test rows, and no live server that they are played on, occurs in a training row. Real tools that are lent as distractors may occur in both. `provenance.jsonl` has a line for each row: its file, its place, the trajectory, and who answered for each role.',
    ...leftOutText(leftOut),
    provenanceText(counts),
    table(
      'Funnel',
      'made | count',
      made.map(([name, count]) => `${name} | ${count}`),
    ),
    table('Kept aside, by stage and reason', 'stage | reason | count', sorted(rejected)),
    table('Kinds of task', 'kind | rows', sorted(counts.kinds)),
    table('Tool sets', 'mix | rows', sorted(counts.mixes)),
    table('Sizes', 'what | median | most', [
      `calls in a row | ${median(counts.calls)} | ${Math.max(0, ...counts.calls)}`,
      `tools in a row | ${median(counts.tools)} | ${Math.max(0, ...counts.tools)}`,
    ]),
    table(
      'What every row has passed',
      'check | meaning',
      rules.map((rule) => `${rule.name} | ${rule.summary}`),
    ),
    table('Licences of the real tool specs', 'licence | package | specs', sorted(licences)),
  ]
    .join('\n\n')
    .concat('\n');
}

function leftOutText(leftOut: number): string[] {
  if (leftOut === 0) return [];
  return [
    `${leftOut} more trajectories were accepted than rows were wanted. The rows are those whose trajectories have ` +
      'the lowest ids. Ids are content hashes, so the rows are a uniform sample.',
  ];
}

function provenanceText({ procedures, models }: CardCounts): string {
  const by =
    models.size === 0
      ? 'No language model took part.'
      : `Answered by models: ${[...models].sort().join(', ')}.`;
  return procedures.size === 0
    ? `## Who made it\n\n${by}`
    : `## Who made it\n\n${by} Answered by procedures, which are algorithms and not models: ${[...procedures].sort().join(', ')}. What a procedure says is right but plain; for a model that is to sound natural, bind those roles to a model.`;
}

function table(title: string, head: string, rows: readonly string[]): string {
  const columns = head.split(' | ').length;
  return [
    `## ${title}`,
    '',
    `| ${head} |`,
    `|${' --- |'.repeat(columns)}`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const sorted = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key, count]) => `${key} | ${count}`);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
