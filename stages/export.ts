// export: writes the selected trajectories, and the pairs of their tasks, as training files. One unit is one format.
import { z } from 'zod';
import type { DatasetTarget, DatasetWriter, WrittenFile } from '../pipeline/commands/dataset-writer.ts';
import { BugError, UsageError } from '../pipeline/errors.ts';
import { hashOf, withId } from '../pipeline/hash.ts';
import { repeatedEntries } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import { type Target, testTasks, type Written, writePairs, writeTrajectories } from './export/write-rows.ts';
import { exporters, pairExporters } from './exporters/index.ts';

const formats = [...exporters, ...pairExporters].map((exporter) => exporter.format);

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
        .array(z.enum(formats as [string, ...string[]])) // the list is not empty
        .default(formats)
        .describe('which formats'),
      test: z.number().min(0).max(0.5).default(0.1).describe('approximate share of rows in the test split'),
    }),
  check: async (options) => repeatedEntries(['formats'], options.formats),
  async *units(_, options) {
    for (const format of options.formats) yield { id: format, input: { format } };
  },
  async work({ format }, { store, options, file }) {
    if (lacksPairs(format, store)) return { records: {}, rejects: [{ reason: 'no pairs', detail: noPairs }] };
    const open = (name: string) => file(`datasets/${format}/${name}`);
    const from = [hashOf(store.ids('selections'))];
    const datasets = (await writeDataset(format, store, { test: options.test, open })).map(
      ({ split, name, ...written }) =>
        withId({ from, format, split, path: `datasets/${format}/${name}`, ...written }),
    );
    return { records: { datasets }, rejects: [] };
  },
});

const lacksPairs = (format: string, store: Reader): boolean =>
  pairExporters.some((exporter) => exporter.format === format) && store.ids('pairs').length === 0;

const noPairs = 'there are no pairs; stages.pair says how many to make';

/** For the command `export`, which writes one format of a run to any folder. */
export const datasetWriter: DatasetWriter = {
  formats,
  async write(format, store, target) {
    if (store.ids('selections').length === 0)
      throw new UsageError('no trajectories are selected yet; run `toolloom run` first');
    if (lacksPairs(format, store)) throw new UsageError(noPairs);
    return await writeDataset(format, store, target);
  },
};

async function writeDataset(
  format: string,
  store: Reader,
  { test: share, open }: DatasetTarget,
): Promise<WrittenFile[]> {
  const [train, test, provenance] = [
    await open('train.jsonl'),
    await open('test.jsonl'),
    await open('provenance.jsonl'),
  ];
  const files = { train, test, provenance };
  const { rows, card: text } = await writeFormat(format, store, {
    testTasks: await testTasks(store, share),
    files,
  });
  const card = await open('README.md');
  await card.write(text);
  await card.finish();
  await provenance.finish();
  const written: WrittenFile[] = [];
  for (const split of ['train', 'test'] as const) {
    const { bytes, sha256 } = await files[split].finish();
    written.push({ split, name: `${split}.jsonl`, rows: rows[split], bytes, sha256 });
  }
  return written;
}

function writeFormat(format: string, store: Reader, target: Target): Promise<Written> {
  const exporter = exporters.find((candidate) => candidate.format === format);
  if (exporter) return writeTrajectories(exporter, store, target);
  const pairExporter = pairExporters.find((candidate) => candidate.format === format);
  if (pairExporter) return writePairs(pairExporter, store, target);
  throw new BugError(`no exporter ${format}`);
}
