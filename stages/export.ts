// export: writes the selected trajectories as training files. One unit is one format.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import type { OutputFile } from '../pipeline/files/whole-file.ts';
import { hashOf, withId } from '../pipeline/hash.ts';
import { repeatedEntries } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import { acceptedRows } from './export/accepted.ts';
import { type CardCounts, cardText, count, emptyCounts } from './export/card.ts';
import { testRows } from './export/split.ts';
import type { Exporter } from './exporters/exporter.ts';
import { exporters } from './exporters/index.ts';

const formats = exporters.map((exporter) => exporter.format);

export const exportStage = defineStage({
  name: 'export',
  summary: 'write training files with splits and a dataset card',
  writes: ['datasets'],
  reads: ['selections'],
  whole: true,
  share: 1,
  options: () =>
    z.strictObject({
      formats: z
        .array(z.enum(formats as [string, ...string[]]))
        .default(formats)
        .describe('which formats'), // the list is not empty
      test: z.number().min(0).max(0.5).default(0.1).describe('approximate share of rows in the test split'),
    }),
  check: async (options) => repeatedEntries(['formats'], options.formats),
  async *units(_, options) {
    for (const format of options.formats) yield { id: format, input: { format } };
  },
  async work({ format }, { store, options, file }) {
    const exporter = exporters.find((candidate) => candidate.format === format);
    if (!exporter) throw new BugError(`no exporter ${format}`);
    const folder = `datasets/${format}`;
    const [train, test, provenance] = [
      await file(`${folder}/train.jsonl`),
      await file(`${folder}/test.jsonl`),
      await file(`${folder}/provenance.jsonl`),
    ];
    const files = { train, test, provenance };
    const inTest = await testTrajectories(store, options.test);
    const counts = await writeRows(exporter, store, { inTest, files });
    const card = await file(`${folder}/README.md`);
    await card.write(await cardText(exporter, counts, store));
    await card.finish();
    await provenance.finish();
    const from = [hashOf(store.ids('selections'))];
    const datasets = [];
    for (const split of ['train', 'test'] as const) {
      const { bytes, sha256 } = await files[split].finish();
      const path = `${folder}/${split}.jsonl`;
      datasets.push(withId({ from, format, split, path, rows: counts.rows[split], bytes, sha256 }));
    }
    return { records: { datasets }, rejects: [] };
  },
});

/** The same for every format, so that no world is in the test rows of one and in the training rows of another. */
async function testTrajectories(store: Reader, share: number): Promise<ReadonlySet<string>> {
  const placed = [];
  for await (const { trajectory, worlds } of store.read('selections'))
    placed.push({ id: trajectory, settings: worlds });
  return testRows(placed, share);
}

interface Target {
  readonly inTest: ReadonlySet<string>;
  readonly files: Readonly<Record<'train' | 'test' | 'provenance', OutputFile>>;
}

async function writeRows(exporter: Exporter, store: Reader, { inTest, files }: Target): Promise<CardCounts> {
  const counts = emptyCounts();
  for await (const accepted of acceptedRows(store)) {
    const line = exporter.line(accepted);
    const { trajectory, selection, madeBy, part } = accepted;
    if (line === undefined) {
      if ((part?.number ?? 1) === 1) counts.unfit += 1; // parts of one trajectory count once
      continue;
    }
    const split = inTest.has(trajectory.id) ? 'test' : 'train';
    count(counts, split, accepted);
    await files[split].write(`${JSON.stringify(line)}\n`);
    const { task, kind, difficulty, passRate, quality } = selection;
    const row = {
      file: `${split}.jsonl`,
      line: counts.rows[split],
      trajectory: trajectory.id,
      task,
      kind,
      difficulty,
      passRate,
      quality,
      ...(part ? { part } : {}),
      ...madeBy,
    };
    await files.provenance.write(`${JSON.stringify(row)}\n`);
  }
  return counts;
}
