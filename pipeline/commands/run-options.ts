// The options of `toolloom run`.
import type { CommandOptions } from './command.ts';
import {
  configOption,
  databaseOption,
  dollars,
  nonEmptyText,
  runOption,
  targetOption,
  wholeNumber,
} from './options.ts';

export const runOptions = {
  config: configOption,
  run: { ...runOption, default: 'data/runs/NAME, with the name from the config' },
  target: targetOption,
  seed: {
    short: 's',
    value: 'n',
    parse: wholeNumber,
    description: 'seed of the run: the same seed gives the same bytes',
    default: 'from the config',
  },
  until: {
    value: 'stage',
    parse: nonEmptyText,
    description: 'stop after this stage',
    completeWith: 'stage',
  },
  budget: {
    value: 'usd',
    parse: dollars,
    description: 'stop cleanly before the run has cost more than this, earlier sessions included',
  },
  journal: {
    value: 'dir',
    parse: nonEmptyText,
    description: 'directory of the journal of model calls',
    default: 'inside the run',
    negated: 'record no model calls; a call that is repeated is paid for again',
    completeWith: 'directory',
  },
  giveUp: { description: 'reject units that fail instead of leaving them to be retried' },
  retryRejects: {
    value: 'reason',
    /** Repeated options add up. */
    parse: (text: string, before: readonly string[] = []): readonly string[] => [
      ...before,
      nonEmptyText(text),
    ],
    description:
      'retry units that were rejected for this reason, as `toolloom status` names it; can be repeated ' +
      '(with a journal, model calls get the same answers: add --no-journal to ask again)',
  },
  repair: { description: 'move damaged lines of committed units aside and make their units again' },
  database: databaseOption,
  onlyCoordinate: { description: 'leave all units to workers (`toolloom work`); needs a database' },
  json: { description: 'print progress as JSON lines on stderr and the result as JSON on stdout' },
} as const satisfies CommandOptions;
