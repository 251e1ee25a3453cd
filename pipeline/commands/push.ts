// toolloom push: a dataset of a run, uploaded to a repository of a hub.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { UsageError } from '../errors.ts';
import {
  commit,
  createRepository,
  type HubAccount,
  type HubFile,
  largeFiles,
  uploadLarge,
} from '../hub/hub.ts';
import { environmentVariable } from '../process-env.ts';
import { frozenConfigOf, refuseEval } from '../run.ts';
import { redactor } from '../secrets.ts';
import {
  type CommandContext,
  type CommandOptions,
  defineCommand,
  exitCodes,
  type OptionValues,
} from './command.ts';
import { openDialogue } from './dialogue.ts';
import { runNamed } from './find-run.ts';
import { listenForSignals } from './interruption.ts';
import { jsonOption, nonEmptyText, runOption } from './options.ts';
import { writeJson } from './output.ts';
import { datasetFiles, formatOf, refuseSecrets } from './push/dataset-folder.ts';
import { tableText } from './table.ts';

const usualHub = 'https://huggingface.co';
const tokenVariable = 'HF_TOKEN';
/** Milliseconds before a request is tried again. */
const firstPause = 1000;

const options = {
  run: runOption,
  format: {
    short: 'f',
    value: 'name',
    parse: nonEmptyText,
    description: 'which format of the run',
    default: 'the only one',
  },
  public: { description: 'create the repository so that everybody may read it; without this, it is private' },
  message: {
    short: 'm',
    value: 'text',
    parse: nonEmptyText,
    description: 'what the commit is called',
    default: 'names the run',
  },
  hub: {
    value: 'url',
    parse: nonEmptyText,
    description: 'a hub that speaks the API of Hugging Face',
    default: `HF_ENDPOINT, or ${usualHub}`,
  },
  yes: { short: 'y', description: 'upload without asking' },
  json: { ...jsonOption, description: 'print the commit, or the error, as one JSON object on stdout' },
} as const satisfies CommandOptions;

type Flags = OptionValues<typeof options>;

export const push = defineCommand({
  name: 'push',
  summary: 'upload a dataset of a run to a repository of a hub',
  arguments: {
    repository: { description: 'OWNER/NAME of the repository, which is created if it is not there' },
  },
  options,
  examples: [
    'toolloom push acme/tool-use --format openai',
    'toolloom push acme/tool-use -f trl --public --yes',
  ],
  details: () =>
    `The token comes from ${tokenVariable}. The config of the run goes along as config.yaml, with the names of its\n` +
    'secrets and never their values. Nothing is sent where a file holds a secret.',
  run: ({ repository }, flags, context) => pushDataset(repository, flags, context),
});

async function pushDataset(repository: string, flags: Flags, context: CommandContext): Promise<number> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new UsageError(
      `${repository} is not the name of a repository; give OWNER/NAME, such as acme/tool-use`,
    );
  const run = await runNamed(flags.run, context.runsFolder);
  await refuseEval(run);
  const format = await formatOf(run, flags.format);
  const token = environmentVariable(tokenVariable);
  if (token === undefined)
    throw new UsageError(
      `${tokenVariable} is not set; set it to a token that may write datasets (huggingface.co/settings/tokens)`,
    );
  const folder = await mkdtemp(join(tmpdir(), 'toolloom-push-'));
  try {
    const files = [...(await datasetFiles(run, format)), await configFile(run, folder)];
    const secrets = await secretsOf(run, token);
    const redact = redactor(secrets);
    await refuseSecrets(files, (text) => context.datasets.hasSecret(text) || redact(text) !== text);
    const url = (flags.hub ?? environmentVariable('HF_ENDPOINT') ?? usualHub).replace(/\/+$/, '');
    const target = { url, repository, isPrivate: flags.public !== true };
    await agree({ files, target, yes: flags.yes === true }, context);
    return await send({ run, format, token, files, target, redact }, flags, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The frozen config, with which the same run can be made again. It names secrets as it got them: ${NAME}. */
async function configFile(run: string, folder: string): Promise<HubFile> {
  const text = stringify((await frozenConfigOf(run))?.config ?? {}, { aliasDuplicateObjects: false });
  const source = join(folder, 'config.yaml');
  await writeFile(source, text);
  return {
    path: 'config.yaml',
    source,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

/** Values that must not leave the machine: the token, and what the config takes from the environment. */
async function secretsOf(run: string, token: string): Promise<readonly string[]> {
  const text = JSON.stringify((await frozenConfigOf(run))?.config ?? {});
  const names = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
  return [token, ...names.flatMap((name) => environmentVariable(name) ?? [])];
}

interface Target {
  readonly url: string;
  readonly repository: string;
  readonly isPrivate: boolean;
}

interface Offer {
  readonly files: readonly HubFile[];
  readonly target: Target;
  readonly yes: boolean;
}

/** Throws a UsageError unless the user agrees. */
async function agree({ files, target, yes }: Offer, context: CommandContext): Promise<void> {
  const { url, repository, isPrivate } = target;
  const rows = files.map(({ path, bytes }) => [path, `${(bytes / 1e6).toFixed(2)} MB`]);
  const { host } = new URL(url);
  const seen = isPrivate ? 'private if it is created' : 'public if it is created: everybody may read it';
  context.stderr.write(`${tableText(rows, [0])}\nto the dataset ${repository} at ${host} (${seen})\n`);
  if (yes) return;
  if (context.stdin.isTTY !== true)
    throw new UsageError(`add --yes to upload these files to ${host}; nothing was sent`);
  const dialogue = openDialogue(context);
  const answer = await dialogue.ask(`Upload these files to ${host}? [y/N]`);
  dialogue.close();
  if (!/^y(es)?$/i.test(answer)) throw new UsageError('nothing was sent');
}

interface Sent extends Omit<Offer, 'yes'> {
  readonly run: string;
  readonly format: string;
  readonly token: string;
  readonly redact: (text: string) => string;
}

async function send(
  { run, format, token, files, target, redact }: Sent,
  { message = `Upload the ${format} rows of a run of toolloom`, json }: Flags,
  { stdout, stderr }: CommandContext,
): Promise<number> {
  const interruption = listenForSignals({ onDrain: () => {}, onQuit: () => {} });
  const { drain: signal } = interruption;
  const note = (text: string): void => void stderr.write(`${text}\n`);
  const account: HubAccount = { ...target, token, signal, redact, note, pause: firstPause };
  try {
    const isNew = await createRepository(account, target.isPrivate);
    if (!isNew) note(`${target.repository} is there already; who may read it stays as it is`);
    const large = await largeFiles(account, files);
    await uploadLarge(
      account,
      files.filter(({ path }) => large.has(path)),
    );
    const { url, id } = await commit(account, { files, large, message });
    if (json) await writeJson(stdout, { run, format, repository: target.repository, url, commit: id });
    else await stdout.write(`${url}\n`);
    return exitCodes.done;
  } catch (error) {
    if (!signal.aborted) throw error;
    note('\nInterrupted before the commit: the dataset at the hub is as it was. The same command goes on.');
    return exitCodes.interrupted;
  } finally {
    interruption.stop();
  }
}
