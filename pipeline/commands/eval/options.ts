// The options of `toolloom eval`.
import { InvalidArgumentError } from 'commander';
import type { CommandOptions, OptionValues } from '../command.ts';
import { dollars, jsonOption, nonEmptyText, positiveNumber, runOption } from '../options.ts';

type Binding = readonly [role: string, model: string];

/** Repeated options add up. */
function binding(text: string, before: readonly Binding[] = []): readonly Binding[] {
  const [, role, model] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (role === undefined || model === undefined)
    throw new InvalidArgumentError('Expected a role and a model, such as user=kimi.');
  return [...before, [role, model]];
}

export const evalOptions = {
  run: { ...runOption, description: 'directory of the run whose tasks are played' },
  model: {
    short: 'm',
    value: 'name',
    parse: nonEmptyText,
    description:
      'model to evaluate: a key of `models` in the config of the run, or a baseline: oracle, nothing; for diff_edit ' +
      'oracle, planted',
  },
  config: {
    short: 'c',
    value: 'file',
    parse: nonEmptyText,
    description: 'config file whose `models` are known as well, for a model that the run does not know',
    completeWith: 'config',
  },
  role: {
    value: 'role=model',
    parse: binding,
    description: 'who answers another role; can be repeated',
    default: 'as in the run',
  },
  kind: {
    value: 'name',
    parse: nonEmptyText,
    description: 'what is measured: plays, the tasks of the run; diff_edit, how well edits of files apply',
    default: 'plays',
    completeWith: 'evalKind',
  },
  split: {
    value: 'name',
    parse: nonEmptyText,
    description:
      'test: tasks whose rows are in test.jsonl; train: in train.jsonl; all: every task of the run',
    default: 'test',
    completeWith: 'split',
  },
  tasks: {
    value: 'n',
    parse: positiveNumber,
    description: 'how many tasks of the split, as even over their kinds as possible',
    default: 'all',
  },
  trials: {
    value: 'n',
    parse: positiveNumber,
    description: 'plays of each task: several are needed for pass^k, and more can be added later',
    default: '1',
  },
  budget: {
    value: 'usd',
    parse: dollars,
    description: 'stop cleanly before the eval has cost more than this, earlier sessions included',
  },
  name: {
    value: 'name',
    parse: nonEmptyText,
    description: 'name of the eval: it is kept in the folder evals/NAME of the run',
    default: 'the name of the model',
  },
  compare: { description: 'compare evals of the run, named as arguments, with each other; plays nothing' },
  json: {
    ...jsonOption,
    description: 'print progress as JSON lines on stderr and the figures as JSON on stdout',
  },
} as const satisfies CommandOptions;

export type EvalFlags = Omit<OptionValues<typeof evalOptions>, 'compare'>;
