// toolloom init: writes a config to start from, and asks for what the options leave open. It never overwrites
// a file.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { runNamePattern, runNameRule } from '../config/schema.ts';
import { UsageError } from '../errors.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { packagedConfigs } from './config-of.ts';
import { openDialogue } from './dialogue.ts';
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

async function writeConfig(options: InitOptions, context: CommandContext): Promise<number> {
  const { configsFolder, stderr, stdin } = context;
  const names = await packagedConfigs(configsFolder);
  const asking = stdin.isTTY === true && options.from === undefined;
  const dialogue = asking ? openDialogue(context) : undefined;
  const ask = async (question: string, usual: string): Promise<string> =>
    (await dialogue?.ask(`${question} [${usual}]`)) || usual;
  try {
    const from =
      options.from ??
      (dialogue ? await ask(`Start from which config: ${names.join(', ')}?`, 'demo') : undefined);
    if (from === undefined)
      throw new UsageError(`name the config to start from with --from; the configs are ${names.join(', ')}`);
    if (!names.includes(from)) throw new UsageError(unknownName({ kind: 'config' }, from, names));
    const name = options.name ?? (await ask('Name of the run?', from));
    const model =
      options.model ??
      (dialogue && from !== 'demo'
        ? await ask('Model at the endpoint? (leave empty to keep the one of the config)', '')
        : '');
    const path = options.out ?? (await ask('File to write?', 'toolloom.yaml'));
    const text = await readFile(join(configsFolder, `${from}.yaml`), 'utf8');
    await writeNew(path, adaptConfig(text, { name, model }));
    const next = ['doctor', 'plan', 'run'].map((command) => `  toolloom ${command} --config ${path}\n`);
    stderr.write(`Wrote ${path}. Next:\n${next.join('')}`);
    return exitCodes.done;
  } finally {
    dialogue?.close();
  }
}

/** The text of a packaged config under another name, with another model when one is given. */
function adaptConfig(text: string, { name, model }: { name: string; model: string }): string {
  if (!runNamePattern.test(name))
    throw new UsageError(`the name ${JSON.stringify(name)} cannot be used; ${runNameRule}`);
  return text
    .replace(/^# yaml-language-server:.*\n/, '')
    .replace(/^name: .*$/m, () => `name: ${stringify(name).trim()}`)
    .replace(/^( +model: )(\S+)/m, (_, key: string, usual: string) =>
      model === '' ? `${key}${usual}` : `${key}${JSON.stringify(model)}`,
    );
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
