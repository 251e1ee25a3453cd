// The options of `toolloom inspect`.
import type { CommandOptions, OptionValues } from '../command.ts';
import { nonEmptyText, positiveNumber, runOption, wholeNumber } from '../options.ts';

const repeated = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  nonEmptyText(text),
];

export const inspectOptions = {
  run: { ...runOption, parse: repeated, description: 'directory of a run; repeat it to ask several at once' },
  sql: {
    short: 's',
    value: 'query',
    parse: nonEmptyText,
    description: 'a statement in the SQL of DuckDB; the column `run` says where a row is from',
  },
  where: { value: 'condition', parse: nonEmptyText, description: 'only rows for which this SQL holds' },
  sample: { value: 'n', parse: positiveNumber, description: 'so many rows, drawn by --seed' },
  seed: { value: 'n', parse: wholeNumber, description: 'draws other rows', default: '1' },
  limit: {
    short: 'n',
    value: 'n',
    parse: positiveNumber,
    description: 'most rows of a table for people',
    default: '100',
  },
  id: {
    value: 'id',
    parse: nonEmptyText,
    description: 'the record of any collection whose id begins so',
  },
  stats: {
    description:
      'the run in numbers: plays by kind, verdict, and length, checks, rejects, and cost; with a table, its columns',
  },
  diff: {
    value: 'run',
    many: true,
    parse: repeated,
    description: 'what changed from one run to another: name two',
    completeWith: 'run',
  },
  plots: {
    value: 'dir',
    parse: nonEmptyText,
    description: 'draw the run as SVG files in this folder',
    completeWith: 'directory',
  },
  full: { description: 'do not cut long cells' },
  json: { description: 'print a JSON object per row on stdout, or the error' },
  csv: { description: 'print CSV on stdout' },
  parquet: {
    value: 'file',
    parse: nonEmptyText,
    description: 'write the rows to this Parquet file',
    completeWith: 'file',
  },
} as const satisfies CommandOptions;

export type InspectFlags = OptionValues<typeof inspectOptions>;
