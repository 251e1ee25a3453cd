// toolloom init: writes a config to start from, after asking what was not said by flags. Nothing is
// overwritten.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors.ts';
import { exitCodes, type Toolbox } from './toolbox.ts';

export interface InitFlags {
  readonly from?: string;
  readonly name?: string;
  readonly model?: string;
  readonly out?: string;
}

export async function initCommand(flags: InitFlags, { configs, say, input }: Toolbox): Promise<number> {
  const names = (await readdir(configs))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
  const asking = input.isTTY === true && flags.from === undefined;
  const dialogue = asking ? createInterface({ input, output: say }) : undefined;
  const ask = async (question: string, usual: string): Promise<string> =>
    (await dialogue?.question(`${question} [${usual}] `))?.trim() || usual;
  try {
    const from =
      flags.from ??
      (dialogue ? await ask(`Start from which config: ${names.join(', ')}?`, 'demo') : undefined);
    if (from === undefined)
      throw new UsageError(`say which config to start from with --from; there are ${names.join(', ')}`);
    if (!names.includes(from))
      throw new UsageError(`there is no config ${from} to start from; there are ${names.join(', ')}`);
    const name = flags.name ?? (await ask('Name of the run?', from));
    const model =
      flags.model ??
      (dialogue && from !== 'demo' ? await ask('Model at the endpoint? (empty: as in the config)', '') : '');
    const path = flags.out ?? (await ask('Write to?', 'toolloom.yaml'));
    const text = await readFile(join(configs, `${from}.yaml`), 'utf8');
    const written = text
      .replace(/^# yaml-language-server:.*\n/, '')
      .replace(/^name: .*$/m, `name: ${name}`)
      .replace(/^( +model: )\S+/m, model === '' ? '$&' : `$1${JSON.stringify(model)}`);
    await writeFile(path, written, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST')
        throw new UsageError(`${path} is there already, and is left as it is; name another file with --out`, {
          cause,
        });
      throw new UsageError(`${path} cannot be written (${cause.code})`, { cause });
    });
    say.write(
      `${path} is written. Next:\n  toolloom doctor --config ${path}\n  toolloom plan --config ${path}\n  toolloom run --config ${path}\n`,
    );
    return exitCodes.done;
  } finally {
    dialogue?.close();
  }
}
