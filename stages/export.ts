// export: writes the selected trajectories, and the pairs of their tasks, as training files. One unit is one format.
import { z } from 'zod';
import type { DatasetTarget, DatasetWriter, WrittenFile } from '../pipeline/commands/dataset-writer.ts';
import { BugError, UsageError } from '../pipeline/errors.ts';
import { hashOf, withId } from '../pipeline/hash.ts';
import { repeatedEntries, type SettingProblem } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import { readTemplate } from './export/templates/read-template.ts';
import { testTasks, writePairs, writeTrajectories } from './export/write-rows.ts';
import { exporters, pairExporters } from './exporters/index.ts';
import { hasSecret } from './private-texts.ts';

const formats = [...exporters, ...pairExporters].map((exporter) => exporter.format);

const optionsSchema = z.strictObject({
  formats: z
    .array(z.enum(formats as [string, ...string[]])) // the list is not empty
    .default(['openai', 'trl', 'kimi', 'dpo', 'openai-dpo'])
    .describe('which formats; `toolloom export` writes any other one of a run that is done'),
  test: z.number().min(0).max(0.5).default(0.1).describe('approximate share of rows in the test split'),
  reasoning: z
    .enum(['models', 'all', 'none'])
    .default('models')
    .describe('whose reasoning rows keep: that of models alone, also that of procedures, or no one’s'),
  parquet: z
    .boolean()
    .default(true)
    .describe('also write each split as a Parquet file in which lists and objects are JSON texts'),
  shard: z.number().min(1).default(400).describe('size in megabytes at which another file of a split begins'),
  templates: z
    .record(z.string().regex(/^[\w.-]+$/), z.string())
    .default({})
    .describe(
      'chat templates that each row is tried with, by a name of yours: a Jinja file, or the tokenizer_config.json of ' +
        'a model; the card says what each of them loses',
    ),
});
type Options = z.infer<typeof optionsSchema>;

export const exportStage = defineStage({
  name: 'export',
  summary: 'write training files with splits and a dataset card',
  writes: ['datasets'],
  reads: ['selections'],
  whole: true,
  share: 1,
  options: () => optionsSchema,
  check: async ({ formats: chosen, templates }) => [
    ...repeatedEntries(['formats'], chosen),
    ...(await templateProblems(templates)),
  ],
  async *units(_, options) {
    for (const format of options.formats) yield { id: format, input: { format } };
  },
  async work({ format }, { store, options, file }) {
    if (lacksPairs(format, store)) return { records: {}, rejects: [{ reason: 'no pairs', detail: noPairs }] };
    const open = (name: string) => file(`datasets/${format}/${name}`);
    const from = [hashOf(store.ids('selections'))];
    const datasets = (await writeDataset(format, store, { options, open })).map(
      ({ split, name, ...written }) =>
        withId({ from, format, split, path: `datasets/${format}/${name}`, ...written }),
    );
    return { records: { datasets }, rejects: [] };
  },
});

async function templateProblems(templates: Options['templates']): Promise<SettingProblem[]> {
  const problems = Object.entries(templates).map(async ([name, path]): Promise<SettingProblem[]> => {
    try {
      await readTemplate(name, path);
      return [];
    } catch (error) {
      if (error instanceof UsageError) return [{ path: ['templates', name], message: error.message }];
      throw error;
    }
  });
  return (await Promise.all(problems)).flat();
}

const lacksPairs = (format: string, store: Reader): boolean =>
  pairExporters.some((exporter) => exporter.format === format) && store.count('pairs') === 0;

const noPairs = 'there are no pairs; stages.pair says how many to make';

/** For the command `export`, which writes one format of a run to any folder. */
export const datasetWriter: DatasetWriter = {
  formats,
  hasSecret,
  async write(format, store, { options, open }) {
    if (store.count('selections') === 0)
      throw new UsageError('no trajectories are selected yet; run `toolloom run` first');
    if (lacksPairs(format, store)) throw new UsageError(noPairs);
    return await writeDataset(format, store, { options: optionsSchema.parse(options), open });
  },
};

interface TypedTarget extends DatasetTarget {
  readonly options: Options;
}

async function writeDataset(
  format: string,
  store: Reader,
  { options, open }: TypedTarget,
): Promise<WrittenFile[]> {
  const { test, reasoning, parquet, shard, templates } = options;
  const target = {
    store,
    reasoning,
    parquet,
    shardBytes: shard * 1_000_000,
    testTasks: await testTasks(store, test),
    templates: await Promise.all(Object.entries(templates).map(([name, path]) => readTemplate(name, path))),
    open,
  };
  const exporter = exporters.find((candidate) => candidate.format === format);
  if (exporter) return await writeTrajectories(exporter, target);
  const pairExporter = pairExporters.find((candidate) => candidate.format === format);
  if (pairExporter) return await writePairs(pairExporter, target);
  throw new BugError(`no exporter ${format}`);
}
