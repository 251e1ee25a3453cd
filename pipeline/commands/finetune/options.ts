// The options of `toolloom finetune`.
import { InvalidArgumentError } from 'commander';
import type { Hyper } from '../../finetunes/state.ts';
import type { CommandOptions, OptionValues } from '../command.ts';
import { dollars, jsonOption, nonEmptyText, runOption } from '../options.ts';

/** Names on the command line, and those of the API. */
const hyperNames: Readonly<Record<string, keyof Hyper>> = {
  epochs: 'n_epochs',
  'batch-size': 'batch_size',
  'learning-rate': 'learning_rate_multiplier',
};

/** Repeated options add up. */
function hyperOf(text: string, before: Hyper = {}): Hyper {
  const [name = '', value = ''] = text.split('=');
  const key = hyperNames[name];
  const number = Number(value);
  if (key === undefined || value.trim() === '' || !(number > 0 && Number.isFinite(number)))
    throw new InvalidArgumentError(
      `Expected ${Object.keys(hyperNames).join(', ')} with a number, such as epochs=3.`,
    );
  return { ...before, [key]: number };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds > 0 && seconds <= 3600))
    throw new InvalidArgumentError('Expected seconds above zero, at most 3600.');
  return seconds;
}

function suffixOf(text: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(text))
    throw new InvalidArgumentError('Expected at most 64 letters, digits, dashes and underscores.');
  return text;
}

export const finetuneOptions = {
  run: { ...runOption, description: 'directory of the run whose training files are uploaded' },
  model: {
    short: 'm',
    value: 'base',
    parse: nonEmptyText,
    description: 'base model, by its name at the service, such as gpt-4.1-mini-2025-04-14',
  },
  provider: {
    short: 'p',
    value: 'name',
    parse: nonEmptyText,
    description:
      'service: a key of `models` in the config, whose URL, key and headers are used, or the name of a provider, ' +
      'whose key is in NAME_API_KEY',
    default: 'openai',
    completeWith: 'provider',
  },
  config: {
    short: 'c',
    value: 'file',
    parse: nonEmptyText,
    description: 'config file whose `models` are known as well',
    completeWith: 'config',
  },
  hyper: {
    value: 'name=n',
    parse: hyperOf,
    description: 'epochs, batch-size or learning-rate (a multiplier); can be repeated',
    default: 'chosen by the service',
  },
  suffix: { value: 'text', parse: suffixOf, description: 'becomes part of the name of the new model' },
  price: {
    value: 'usd',
    parse: dollars,
    description: 'USD per million tokens that are trained, to say what the job will cost',
  },
  name: {
    value: 'name',
    parse: nonEmptyText,
    description: 'name of this fine-tuning in the run: its state is in finetunes/NAME.json',
    default: 'the name of the base model',
  },
  yes: { short: 'y', description: 'upload and start without asking' },
  follow: { description: 'follow a job that was started before, and start nothing' },
  cancel: { description: 'cancel the job at the service' },
  every: { value: 'seconds', parse: secondsOf, description: 'how often to look at the job', default: '15' },
  json: {
    ...jsonOption,
    description: 'print progress as JSON lines on stderr and the job as JSON on stdout',
  },
} as const satisfies CommandOptions;

export type FinetuneFlags = OptionValues<typeof finetuneOptions>;
