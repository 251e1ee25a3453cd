// export: writes accepted trajectories as training files. One unit is one format.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import type { OutputFile } from '../pipeline/files/whole-file.ts';
import { hashOf, withId } from '../pipeline/hash.ts';
import { repeatedEntries } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import { acceptedRows, playedOn } from './export/accepted.ts';
import { type CardCounts, cardText, count, emptyCounts } from './export/card.ts';
import { type Placed, testRows } from './export/split.ts';
import type { Accepted, Exporter } from './exporters/exporter.ts';
import { exporters } from './exporters/index.ts';

const formats = exporters.map((exporter) => exporter.format);

export const exportStage = defineStage({
  name: 'export',
  summary: 'write training files with splits and a dataset card',
  writes: ['datasets'],
  reads: ['judgements'],
  whole: true,
  share: 1,
  options: (target) =>
    z.strictObject({
      formats: z
        .array(z.enum(formats as [string, ...string[]]))
        .default(formats)
        .describe('which formats'), // the list is not empty
      rows: z
        .int()
        .positive()
        .default(target)
        .describe('how many rows to export at most; of more, a uniform sample is taken'),
      test: z.number().min(0).max(0.5).default(0.1).describe('approximate share of rows in the test split'),
    }),
  check: async (options) => repeatedEntries(['formats'], options.formats),
  async *units(_, options) {
    for (const format of options.formats) yield { id: format, input: { format } };
  },
  async work({ format }, { store, options, file }) {
    const exporter = exporters.find((candidate) => candidate.format === format);
    if (!exporter) throw new BugError(`no exporter ${format}`);
    const placed: Placed[] = [];
    for await (const accepted of acceptedRows(store)) {
      if (exporter.line(accepted) === undefined) continue;
      placed.push({ id: accepted.trajectory.id, settings: playedOn(accepted.agent) });
    }
    if (placed.length === 0) {
      const detail = 'there is no accepted trajectory to export';
      return { records: {}, rejects: [{ reason: 'nothing accepted', detail }] };
    }

    const folder = `datasets/${format}`;
    const selected = sampleOf(placed, options.rows);
    const inTest = testRows(selected, options.test);
    const [train, test, provenance] = [
      await file(`${folder}/train.jsonl`),
      await file(`${folder}/test.jsonl`),
      await file(`${folder}/provenance.jsonl`),
    ];
    const files = { train, test, provenance };
    const ids = new Set(selected.map(({ id }) => id));
    const counts = await writeRows(exporter, rowsOf(store, ids), { inTest, files });
    const card = await file(`${folder}/README.md`);
    await card.write(await cardText(exporter, { counts, leftOut: placed.length - selected.length }, store));
    await card.finish();
    await provenance.finish();
    const from = [hashOf(selected.map((row) => row.id))];
    const datasets = [];
    for (const split of ['train', 'test'] as const) {
      const { bytes, sha256 } = await files[split].finish();
      const path = `${folder}/${split}.jsonl`;
      datasets.push(withId({ from, format, split, path, rows: counts.rows[split], bytes, sha256 }));
    }
    return { records: { datasets }, rejects: [] };
  },
});

/** The rows with the lowest ids. Ids are content hashes, so this is a uniform sample of the rows. */
function sampleOf(rows: readonly Placed[], most: number): readonly Placed[] {
  if (rows.length <= most) return rows;
  const ids = new Set(
    rows
      .map(({ id }) => id)
      .sort()
      .slice(0, most),
  );
  return rows.filter(({ id }) => ids.has(id));
}

async function* rowsOf(store: Reader, ids: ReadonlySet<string>): AsyncIterable<Accepted> {
  for await (const accepted of acceptedRows(store)) if (ids.has(accepted.trajectory.id)) yield accepted;
}

interface Target {
  readonly inTest: ReadonlySet<string>;
  readonly files: Readonly<Record<'train' | 'test' | 'provenance', OutputFile>>;
}

async function writeRows(
  exporter: Exporter,
  rows: AsyncIterable<Accepted>,
  { inTest, files }: Target,
): Promise<CardCounts> {
  const counts = emptyCounts();
  for await (const accepted of rows) {
    const line = exporter.line(accepted);
    if (line === undefined) continue;
    const { trajectory, judgement, madeBy } = accepted;
    const split = inTest.has(trajectory.id) ? 'test' : 'train';
    count(counts, split, accepted);
    await files[split].write(`${JSON.stringify(line)}\n`);
    const place = { file: `${split}.jsonl`, line: counts.rows[split] };
    const row = {
      ...place,
      trajectory: trajectory.id,
      task: trajectory.task,
      kind: judgement.kind,
      ...madeBy,
    };
    await files.provenance.write(`${JSON.stringify(row)}\n`);
  }
  return counts;
}
