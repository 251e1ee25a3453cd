// What can be completed, as plain data from which the script of each shell is written.
import { collections } from '../../../schemas/index.ts';
import { splits } from '../../evals/eval-file.ts';
import { providerNames } from '../../models/profiles/index.ts';
import type {
  CommandArguments,
  CommandContext,
  CommandOption,
  CommandOptions,
  CompletionSource,
} from '../command.ts';
import { packagedConfigs } from '../config-of.ts';
import { flagOf } from '../flags.ts';

/** Words to choose from, or a kind of path. */
export type Candidates = readonly string[] | 'file' | 'directory' | 'run';

export interface CompletedOption {
  /** With its dashes. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Absent for an option without a value. */
  readonly values?: Candidates;
}

export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Candidates for each argument in its place; the last one holds for all that follow when `isOpen`. */
  readonly arguments: readonly Candidates[];
  readonly isOpen: boolean;
}

export async function completionTable(
  shells: readonly string[],
  { commands, evaluations, registries, configsFolder }: CommandContext,
): Promise<readonly CompletedCommand[]> {
  const visible = commands.filter(({ hidden }) => hidden !== true);
  const candidates: Readonly<Record<CompletionSource, Candidates>> = {
    collection: [...Object.keys(collections), 'rejects'],
    command: visible.map(({ name }) => name),
    config: await packagedConfigs(configsFolder),
    directory: 'directory',
    evalKind: evaluations.map(({ kind }) => kind),
    file: 'file',
    provider: providerNames,
    run: 'run',
    runsAction: ['list', 'remove'],
    serversAction: ['list', 'install'],
    shell: shells,
    split: splits,
    stage: registries.stages.map(({ name }) => name),
  };
  const candidatesOf = ({ completeWith }: { completeWith?: CompletionSource }): Candidates =>
    completeWith === undefined ? [] : candidates[completeWith];
  return visible.map((command) => {
    const places = Object.values(command.arguments as CommandArguments);
    return {
      name: command.name,
      summary: command.summary,
      options: [
        ...Object.entries(command.options as CommandOptions).flatMap(([key, option]) =>
          optionsFor(key, option, candidatesOf),
        ),
        { flags: ['-h', '--help'], description: 'show the help of this command' },
      ],
      arguments: places.map(candidatesOf),
      isOpen: places.at(-1)?.many === true,
    };
  });
}

function optionsFor(
  key: string,
  option: CommandOption,
  candidatesOf: (option: { completeWith?: CompletionSource }) => Candidates,
): CompletedOption[] {
  const flag = flagOf(key);
  const flags = option.short === undefined ? [flag] : [`-${option.short}`, flag];
  if (!('value' in option)) return [{ flags, description: option.description }];
  const valued = { flags, description: option.description, values: candidatesOf(option) };
  return option.negated === undefined
    ? [valued]
    : [valued, { flags: [flagOf(key, 'no')], description: option.negated }];
}
