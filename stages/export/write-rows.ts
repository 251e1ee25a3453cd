// Writes the rows of a format to its files, each row to the side of the split that its worlds are on.
import type { OutputFile } from '../../pipeline/files/whole-file.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Exporter } from '../exporters/exporter.ts';
import { type PairExporter, pairProvenanceSchema } from '../exporters/pair-exporter.ts';
import { rowProvenanceSchema } from '../exporters/row-provenance.ts';
import type { Picture } from '../pictures/run-pictures.ts';
import type { Reasoning } from './accepted.ts';
import { cardText } from './card/card.ts';
import { cardPictures } from './card/card-pictures.ts';
import { type Counts, countPlay, emptyCardCounts } from './card/counts.ts';
import { countPair, emptyPairCounts, pairCardText } from './card/pair-card.ts';
import { picturesFolder } from './card/reading.ts';
import { type Feature, featuresOf, provenanceColumns } from './columns.ts';
import { pairRows } from './pairs.ts';
import { type ParquetFile, parquetFile } from './parquet.ts';
import { rowsOf } from './rows.ts';
import { type Shards, shards, type WrittenShard } from './shards.ts';
import { testRows } from './split.ts';
import { templateCheck } from './templates/check-rows.ts';
import type { ChatTemplate } from './templates/read-template.ts';

type Side = 'train' | 'test';

export interface Target {
  readonly store: Reader;
  readonly reasoning: Reasoning;
  /** Tasks whose rows are in the test split. */
  readonly testTasks: ReadonlySet<string>;
  /** Bytes after which a file is full. */
  readonly shardBytes: number;
  readonly parquet: boolean;
  /** Chat templates that rows are tried with. */
  readonly templates: readonly ChatTemplate[];
  /** Opens a file of the dataset. */
  open(name: string): Promise<OutputFile>;
}

/** The same for every format, so that no world is in the test rows of one and in the training rows of another. */
export async function testTasks(store: Reader, share: number): Promise<ReadonlySet<string>> {
  const placed = [];
  for await (const { id, task, worlds } of store.read('selections'))
    placed.push({ id, task, settings: worlds });
  const ids = testRows(placed, share);
  return new Set(placed.flatMap(({ id, task }) => (ids.has(id) ? [task] : [])));
}

export async function writeTrajectories(exporter: Exporter, target: Target): Promise<WrittenShard[]> {
  const counts = emptyCardCounts();
  const files = await openFiles(target, rowProvenanceSchema);
  const tried = templateCheck(exporter, target.templates);
  for await (const play of rowsOf(exporter, target)) {
    countPlay(counts, play);
    for (const row of play.rows) {
      const line = exporter.line(row);
      tried.check(row, line);
      await files.write(counts, { line, provenance: row.provenance });
    }
  }
  const written = await files.finish();
  for (const [name, content] of Object.entries(exporter.files ?? {}))
    await writeFile(target, name, `${JSON.stringify(content, null, 2)}\n`);
  const pictures = await cardPictures(target.store, counts);
  await writePictures(target, pictures);
  const content = { counts, pictures, shards: written, ...files.shown(), hasParquet: target.parquet };
  const card = await cardText(exporter, { ...content, templates: tried.counts }, target.store);
  await writeFile(target, 'README.md', card);
  return written;
}

export async function writePairs(exporter: PairExporter, target: Target): Promise<WrittenShard[]> {
  const counts = emptyPairCounts();
  const files = await openFiles(target, pairProvenanceSchema);
  for await (const row of pairRows(exporter, target)) {
    countPair(counts, row);
    const { exported } = row;
    for (const line of exported ? exporter.lines(exported) : [])
      if (exported) await files.write(counts, { line, provenance: exported.provenance });
  }
  const written = await files.finish();
  const pictures = await cardPictures(target.store);
  await writePictures(target, pictures);
  const content = { counts, pictures, shards: written, ...files.shown(), hasParquet: target.parquet };
  await writeFile(target, 'README.md', await pairCardText(exporter, content, target.store));
  return written;
}

async function writePictures(target: Target, pictures: readonly Picture[]): Promise<void> {
  for (const { name, svg } of pictures) await writeFile(target, `${picturesFolder}/${name}.svg`, svg);
}

async function writeFile({ open }: Target, name: string, text: string): Promise<void> {
  const file = await open(name);
  await file.write(text);
  await file.finish();
}

interface Example {
  readonly line: object;
  readonly length: number;
}

interface Written {
  readonly line: object;
  readonly provenance: { readonly split: Side };
}

/** The files of both splits, and the one that says of each row where it comes from. */
async function openFiles(target: Target, schema: typeof rowProvenanceSchema | typeof pairProvenanceSchema) {
  const { open, shardBytes: most, parquet } = target;
  const columns = provenanceColumns(schema);
  const openSide = async (split: Side): Promise<{ lines: Shards; parquet: ParquetFile | undefined }> => ({
    lines: await shards({ split, most, open }),
    parquet: parquet ? parquetFile(() => open(`${split}.parquet`), columns) : undefined,
  });
  const sides = { train: await openSide('train'), test: await openSide('test') };
  const origins = await open('provenance.jsonl');
  let features: readonly Feature[] = [];
  let example: Example | undefined;
  return {
    shown: () => ({ features, example: example?.line }),
    async write({ rows }: Counts, { line, provenance }: Written): Promise<void> {
      if (features.length === 0) features = featuresOf(line, columns);
      const { split } = provenance;
      example = split === 'train' ? shorter(example, line) : example;
      rows[split] += 1;
      const place = await sides[split].lines.write(line);
      await sides[split].parquet?.write({ ...line, provenance });
      await origins.write(`${JSON.stringify({ ...place, ...provenance })}\n`);
    },
    async finish(): Promise<WrittenShard[]> {
      const written: WrittenShard[] = [];
      for (const split of ['train', 'test'] as const) {
        await sides[split].parquet?.finish();
        written.push(...(await sides[split].lines.finish()).map((shard) => ({ split, ...shard })));
      }
      await origins.finish();
      return written;
    },
  };
}

/** The first of the shortest, so that the order of units does not matter. */
function shorter(known: Example | undefined, line: object): Example {
  const { length } = JSON.stringify(line);
  return known && known.length <= length ? known : { line, length };
}
