// The front matter of a dataset card: which files are which split, and the type of each column, for `load_dataset` of
// Hugging Face. Without it a reader guesses types from the first rows.
import { stringify } from 'yaml';
import type { Feature } from '../columns.ts';
import type { WrittenShard } from '../shards.ts';

interface Files {
  readonly shards: readonly WrittenShard[];
  readonly features: readonly Feature[];
  readonly hasParquet: boolean;
  readonly format: string;
}

export function frontMatter({ shards, features, hasParquet, format }: Files): string {
  // A reader refuses a split without rows.
  const filled = shards.filter(({ rows }) => rows > 0);
  const splits = (['train', 'test'] as const).filter((side) => filled.some(({ split }) => split === side));
  const filesOf = (namesOf: (side: string) => string[]) =>
    splits.map((split) => ({ split, path: namesOf(split) }));
  const lines = (side: string) => filled.filter(({ split }) => split === side).map(({ name }) => name);
  const configs = [
    { config_name: 'default', data_files: filesOf(lines), default: true },
    ...(hasParquet ? [{ config_name: 'texts', data_files: filesOf((side) => [`${side}.parquet`]) }] : []),
  ];
  const fields = {
    configs,
    ...(features.length > 0 ? { dataset_info: [{ config_name: 'default', features }] } : {}),
    tags: ['tool-use', 'function-calling', 'synthetic', `toolloom-${format}`],
  };
  return `---\n${stringify(fields, { aliasDuplicateObjects: false })}---`;
}
