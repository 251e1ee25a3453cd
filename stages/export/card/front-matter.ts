// The front matter of a dataset card: which files are which split, and the type of each column, for `load_dataset` of
// Hugging Face. Without it a reader guesses types from the first rows.
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Feature } from '../columns.ts';
import type { WrittenShard } from '../shards.ts';

interface Files {
  readonly shards: readonly WrittenShard[];
  readonly features: readonly Feature[];
  readonly format: string;
}

export function frontMatter({ shards, features, format }: Files): string {
  // A reader refuses a split without rows.
  const filled = shards.filter(({ rows }) => rows > 0);
  const splits = (['train', 'test'] as const)
    .map((split) => ({ split, files: filled.filter((shard) => shard.split === split) }))
    .filter(({ files }) => files.length > 0);
  const configs = [
    {
      config_name: 'default',
      // `datasets` caches a folder by its name and its front matter: without the hash it would return the rows of an
      // earlier export to a folder of the same name.
      description: `SHA-256 of the files: ${hashOf(filled)}`,
      data_files: splits.map(({ split, files }) => ({ split, path: files.map(({ name }) => name) })),
      default: true,
    },
  ];
  const fields = {
    configs,
    ...(features.length > 0
      ? { dataset_info: [{ config_name: 'default', features, splits: splits.map(sizeOf) }] }
      : {}),
    pretty_name: `Tool-use data by toolloom (${format})`,
    task_categories: ['text-generation'],
    size_categories: [sizeCategory(total(filled.map(({ rows }) => rows)))],
    tags: ['tool-use', 'function-calling', 'synthetic', `toolloom-${format}`],
  };
  return `---\n${stringify(fields, { aliasDuplicateObjects: false })}---`;
}

/** As the hub of Hugging Face names them. */
function sizeCategory(rows: number): string {
  if (rows < 1000) return 'n<1K';
  if (rows < 10_000) return '1K<n<10K';
  if (rows < 100_000) return '10K<n<100K';
  return rows < 1_000_000 ? '100K<n<1M' : '1M<n<10M';
}

const hashOf = (files: readonly WrittenShard[]): string =>
  createHash('sha256')
    .update(files.map(({ name, sha256 }) => `${name} ${sha256}\n`).join(''))
    .digest('hex');

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** A reader refuses files with another number of rows. */
const sizeOf = ({ split, files }: { readonly split: string; readonly files: readonly WrittenShard[] }) => ({
  name: split,
  num_bytes: total(files.map(({ bytes }) => bytes)),
  num_examples: total(files.map(({ rows }) => rows)),
});
