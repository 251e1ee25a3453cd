// The dataset card of pairs for preference training.
import type { Reader } from '../../pipeline/store.ts';
import type { Pair } from '../../schemas/pair.ts';
import type { Accepted } from '../exporters/exporter.ts';
import type { PairExporter } from '../exporters/pair-exporter.ts';
import {
  add,
  benchmarksText,
  countsInOrder,
  errorRates,
  funnelTable,
  licencesTable,
  provenanceText,
  rejectsTable,
  selectionTable,
  splitText,
  table,
} from './card.ts';

export interface PairCounts {
  readonly rows: { train: number; test: number };
  /** Pairs in which no single turn decides. */
  undecided: number;
  readonly sources: Map<string, number>;
  readonly reasons: Map<string, number>;
  readonly kinds: Map<string, number>;
  readonly procedures: Set<string>;
  readonly models: Set<string>;
}

export const emptyPairCounts = (): PairCounts => ({
  rows: { train: 0, test: 0 },
  undecided: 0,
  sources: new Map(),
  reasons: new Map(),
  kinds: new Map(),
  procedures: new Set(),
  models: new Set(),
});

/** Adds a row to the counts. */
export function countPair(
  counts: PairCounts,
  split: 'train' | 'test',
  { pair, madeBy }: { readonly pair: Pair; readonly madeBy: Accepted['madeBy'] },
): void {
  counts.rows[split] += 1;
  add(counts.sources, pair.source.of);
  add(counts.reasons, pair.reason);
  add(counts.kinds, pair.kind);
  for (const role of madeBy.procedures) counts.procedures.add(role);
  for (const model of madeBy.models) counts.models.add(model);
}

export async function pairCardText(
  exporter: PairExporter,
  counts: PairCounts,
  store: Reader,
): Promise<string> {
  const { rows, sources, reasons, kinds, undecided } = counts;
  const sections = [
    `# Pairs of tool-use turns, format ${exporter.format}`,
    `${exporter.summary}. Made with toolloom.`,
    table('Files', 'file | pairs', [`train.jsonl | ${rows.train}`, `test.jsonl | ${rows.test}`]),
    `${splitText} A pair is on the side of its task.`,
    ...undecidedText(undecided),
    table('Sources', 'source | pairs', countsInOrder(sources)),
    '`trials`: an accepted and a rejected play of one task. `mutant`: an accepted play, and the same play with one ' +
      'wrong turn planted in it, which code rejects for that very turn.',
    table('Why the rejected turn is worse', 'reason | pairs', countsInOrder(reasons)),
    table('Kinds of task', 'kind | pairs', countsInOrder(kinds)),
    selectionTable(store),
    provenanceText(counts),
    funnelTable(store),
    await rejectsTable(store),
    ...benchmarksText(store),
    await licencesTable(store),
    ...(await errorRates(store)),
  ];
  return sections.join('\n\n').concat('\n');
}

function undecidedText(undecided: number): string[] {
  if (undecided === 0) return [];
  const many = undecided === 1 ? '1 more pair is' : `${undecided} more pairs are`;
  return [
    `${many} in the run but not in the files: the user or a tool says something else in both plays before the turn ` +
      'that decides, so these turns do not follow the same context.',
  ];
}
