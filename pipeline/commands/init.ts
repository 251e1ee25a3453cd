// toolloom init: writes a config to start from, and asks for what the options leave open. It never overwrites a
// file.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { packagedConfigs } from './config-of.ts';
import { nonEmptyText } from './options.ts';

interface InitOptions {
  readonly from?: string;
  readonly name?: string;
  readonly model?: string;
  readonly out?: string;
}

export const init = defineCommand({
  name: 'init',
  summary: 'write a config to start from',
  arguments: {},
  options: {
    from: {
      value: 'name',
      parse: nonEmptyText,
      description: 'config that comes with toolloom',
      default: 'asked for on a terminal',
      completeWith: 'config',
    },
    name: {
      value: 'name',
      parse: nonEmptyText,
      description: 'name of the run',
      default: 'the name of the config',
    },
    model: {
      value: 'model',
      parse: nonEmptyText,
      description: 'name of the model at its endpoint',
      default: 'as in the config',
    },
    out: {
      value: 'file',
      parse: nonEmptyText,
      description: 'file to write',
      default: 'toolloom.yaml',
      completeWith: 'file',
    },
  },
  examples: ['toolloom init --from ollama --model llama3.1:8b'],
  run: (_, options, context) => writeConfig(options, context),
});

async function writeConfig(
  flags: InitOptions,
  { configsFolder, stderr, stdin }: CommandContext,
): Promise<number> {
  const names = await packagedConfigs(configsFolder);
  const asking = stdin.isTTY === true && flags.from === undefined;
  const dialogue = asking ? createInterface({ input: stdin, output: stderr }) : undefined;
  const ask = async (question: string, usual: string): Promise<string> =>
    (await dialogue?.question(`${question} [${usual}] `))?.trim() || usual;
  try {
    const from =
      flags.from ??
      (dialogue ? await ask(`Start from which config: ${names.join(', ')}?`, 'demo') : undefined);
    if (from === undefined)
      throw new UsageError(`name the config to start from with --from; the configs are ${names.join(', ')}`);
    if (!names.includes(from)) throw new UsageError(unknownName({ kind: 'config' }, from, names));
    const name = flags.name ?? (await ask('Name of the run?', from));
    const model =
      flags.model ??
      (dialogue && from !== 'demo' ? await ask('Model at the endpoint? (empty: as in the config)', '') : '');
    const path = flags.out ?? (await ask('Write to?', 'toolloom.yaml'));
    const text = await readFile(join(configsFolder, `${from}.yaml`), 'utf8');
    const written = text
      .replace(/^# yaml-language-server:.*\n/, '')
      .replace(/^name: .*$/m, `name: ${name}`)
      .replace(/^( +model: )\S+/m, model === '' ? '$&' : `$1${JSON.stringify(model)}`);
    await writeNew(path, written);
    stderr.write(
      `wrote ${path}. Next:\n  toolloom doctor --config ${path}\n  toolloom plan --config ${path}\n  toolloom run --config ${path}\n`,
    );
    return exitCodes.done;
  } finally {
    dialogue?.close();
  }
}

/** Makes the folders on the way, and refuses a file that exists. */
async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause; // node:fs throws nothing else
    throw new UsageError(`${path} already exists and was not changed; name another file with --out`, {
      cause,
    });
  }
}
