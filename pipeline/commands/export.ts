// toolloom export: one format of a run, written to a folder outside it. The run is only read.
import { basename, dirname, join, parse, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { outputFile } from '../files/whole-file.ts';
import { readRunStore } from '../run.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { configOf } from './config-of.ts';
import { runNamed } from './find-run.ts';
import { jsonOption, nonEmptyText, oneOf, runOption } from './options.ts';
import { writeJson } from './output.ts';

const options = {
  format: {
    short: 'f',
    value: 'name',
    parse: nonEmptyText,
    description: 'a format of `stages.export.formats`, such as dpo',
    required: true,
  },
  out: {
    short: 'o',
    value: 'dir',
    parse: nonEmptyText,
    description: 'folder for train.jsonl, test.jsonl, provenance.jsonl and the dataset card',
    required: true,
    completeWith: 'directory',
  },
  reasoning: {
    value: 'whose',
    parse: oneOf(['models', 'all', 'none']),
    description: 'whose reasoning rows keep: models, all, or none',
    default: 'as in the config',
  },
  template: {
    value: 'file',
    parse: nonEmptyText,
    description: 'also try each row with this chat template; the card says what it loses',
    completeWith: 'file',
  },
  run: runOption,
  json: jsonOption,
} as const;

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'write one format of a run to a folder',
  arguments: {},
  options,
  examples: [
    'toolloom export --format dpo --out pairs',
    'toolloom export --format qwen3 --out rows --reasoning all',
  ],
  run: (_, flags, context) => writeFormat(flags, context),
});

interface Flags {
  readonly format: string;
  readonly out: string;
  readonly reasoning?: string;
  readonly template?: string;
  readonly run?: string;
  readonly json?: boolean;
}

/** Of its file, or of the folder of a model. */
const templateName = (path: string): string =>
  basename(path).startsWith('tokenizer_config') ? basename(dirname(resolve(path))) : parse(path).name;

async function writeFormat(
  { format, out, run, reasoning, template, json }: Flags,
  context: CommandContext,
): Promise<number> {
  const { datasets, runsFolder, registries, stdout } = context;
  if (!datasets.formats.includes(format))
    throw new UsageError(unknownName({ kind: 'format' }, format, datasets.formats));
  const directory = await runNamed(run, runsFolder);
  const { config } = await configOf({ run: directory }, context);
  const stage = registries.stages.find(({ writes }) => writes.some((name) => name === 'datasets'));
  // Rows are on the same side of the split as in the files of the run.
  const own = config.stages[stage?.name ?? ''] as object; // a stage has options
  await using store = await readRunStore(directory);
  const files = await datasets.write(format, store, {
    options: {
      ...own,
      ...(reasoning ? { reasoning } : {}),
      ...(template ? { templates: { [templateName(template)]: template } } : {}),
    },
    open: (name) => outputFile(join(out, name)),
  });
  if (json) await writeJson(stdout, { run: directory, format, out, files });
  else
    for (const { rows, name } of files)
      await stdout.write(`${String(rows).padStart(6)} rows  ${join(out, name)}\n`);
  return exitCodes.done;
}
