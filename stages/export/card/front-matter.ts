// The front matter of a dataset card: which files are which split, and the type of each column, for `load_dataset` of
// Hugging Face. Without it a reader guesses types from the first rows.
import { stringify } from 'yaml';
import type { Feature } from '../columns.ts';

interface Files {
  readonly rows: { readonly train: number; readonly test: number };
  readonly features: readonly Feature[];
  readonly hasParquet: boolean;
  readonly format: string;
}

export function frontMatter({ rows, features, hasParquet, format }: Files): string {
  const splits = (['train', 'test'] as const).filter((split) => rows[split] > 0);
  const filesOf = (ending: string) =>
    splits.map((split) => ({ split, path: [`${split}.${ending}`, `${split}-*.${ending}`] }));
  const configs = [
    { config_name: 'default', data_files: filesOf('jsonl'), default: true },
    ...(hasParquet ? [{ config_name: 'texts', data_files: filesOf('parquet') }] : []),
  ];
  const fields = {
    configs,
    ...(features.length > 0 ? { dataset_info: [{ config_name: 'default', features }] } : {}),
    tags: ['tool-use', 'function-calling', 'synthetic', `toolloom-${format}`],
  };
  return `---\n${stringify(fields, { aliasDuplicateObjects: false })}---`;
}
