// Options that several commands share, and the parsers of option values.
import { InvalidArgumentError } from 'commander';
import type { SwitchOption, ValueOption } from './command.ts';

/** A path or a name. */
export function nonEmptyText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a value that is not empty.');
  return text;
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Expected a whole number, such as 7.');
  return number;
}

export function positiveNumber(text: string): number {
  if (!/^\d+$/.test(text) || !(Number(text) > 0) || !Number.isSafeInteger(Number(text)))
    throw new InvalidArgumentError('Expected a whole number above zero, such as 100.');
  return Number(text);
}

export function dollars(text: string): number {
  const amount = Number(text);
  if (text.trim() === '' || !(amount > 0 && Number.isFinite(amount)))
    throw new InvalidArgumentError('Expected an amount in US dollars above zero, such as 2.50.');
  return amount;
}

export const oneOf =
  (choices: readonly string[]) =>
  (text: string): string => {
    if (!choices.includes(text))
      throw new InvalidArgumentError(`Expected ${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}.`);
    return text;
  };

export const configOption = {
  short: 'c',
  value: 'file',
  parse: nonEmptyText,
  description: 'config file, or the name of a config that comes with toolloom',
  default: 'the config of the run, or else demo',
  completeWith: 'config',
} as const satisfies ValueOption<string>;

export const runOption = {
  short: 'r',
  value: 'dir',
  parse: nonEmptyText,
  description: 'directory of the run',
  default: 'the newest run',
  completeWith: 'run',
} as const satisfies ValueOption<string>;

export const targetOption = {
  short: 't',
  value: 'n',
  parse: positiveNumber,
  description: 'how many accepted trajectories to make',
  default: 'from the config',
} as const satisfies ValueOption<number>;

export const databaseOption = {
  value: 'dsn',
  parse: nonEmptyText,
  description: 'PostgreSQL database in which the run lives, as postgres://USER:PASSWORD@HOST:PORT/DATABASE',
  default: 'TOOLLOOM_DATABASE_URL, or the config',
} as const satisfies ValueOption<string>;

export const jsonOption = {
  description: 'print the result, or the error, as one JSON object on stdout',
} as const satisfies SwitchOption;
