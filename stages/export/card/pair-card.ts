// The dataset card of pairs for preference training.
import type { Reader } from '../../../pipeline/store.ts';
import type { PairExporter } from '../../exporters/pair-exporter.ts';
import type { PairRow } from '../pairs.ts';
import { type Content, cardHead, changesTable, filesTable, generatorsText } from './card.ts';
import { type Counts, countGenerators, emptyCounts } from './counts.ts';
import { exampleText, loadingText, pictureTexts } from './reading.ts';
import {
  add,
  benchmarksText,
  countsInOrder,
  errorRates,
  funnelTable,
  licencesTable,
  rejectsTable,
  selectionTable,
  splitText,
  table,
} from './sections.ts';
import { reproductionText, weaknessesText } from './trust.ts';

export interface PairCounts extends Counts {
  readonly sources: Map<string, number>;
  readonly reasons: Map<string, number>;
}

export const emptyPairCounts = (): PairCounts => ({
  ...emptyCounts(),
  sources: new Map(),
  reasons: new Map(),
});

export function countPair(counts: PairCounts, { pair, generators, exported, notes }: PairRow): void {
  for (const note of notes) add(counts.notes, note);
  if (!exported) return;
  add(counts.sources, pair.source.of);
  add(counts.reasons, pair.reason);
  add(counts.kinds, pair.kind);
  countGenerators(counts, generators);
}

export async function pairCardText(
  exporter: PairExporter,
  content: Content<PairCounts>,
  store: Reader,
): Promise<string> {
  const { counts } = content;
  const sections = [
    cardHead(exporter, content),
    `# Pairs of tool-use turns, format ${exporter.format}`,
    `${content.counts.rows.train + content.counts.rows.test} rows made with toolloom: ${exporter.summary}. In each, two ` +
      'continuations of one conversation with tools stand side by side, and code can say which one is right.',
    ...pictureTexts(content.pictures, ['funnel', 'map']),
    ...(exporter.usage ? [`## Use\n\n${exporter.usage}`] : []),
    filesTable(content),
    loadingText(content),
    `${splitText} A pair is on the side of its task. \`provenance.jsonl\` has one line per row: its file, its line ` +
      'number, and where the pair comes from.',
    ...exampleText(content.example),
    ...changesTable(counts, 'pairs'),
    table('Sources', ['source', 'pairs'], countsInOrder(counts.sources)),
    '`trials`: an accepted and a rejected play of one task. `mutant`: an accepted play, and the same play with one ' +
      'wrong turn planted in it, which code rejects for that very turn.',
    table('Why the rejected turn is worse', ['reason', 'pairs'], countsInOrder(counts.reasons)),
    table('Kinds of task', ['kind', 'pairs'], countsInOrder(counts.kinds)),
    selectionTable(store),
    generatorsText(counts),
    funnelTable(store),
    await rejectsTable(store),
    await errorRates(store),
    ...pictureTexts(content.pictures, ['calibration']),
    benchmarksText(store),
    await licencesTable(store),
    await weaknessesText(counts, store),
    await reproductionText(counts, store),
  ];
  return sections.join('\n\n').concat('\n');
}
