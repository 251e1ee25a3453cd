// A command as data: its name, arguments and options, from which the parser, the help, the shell completion
// and the types of `run` derive. Adding a command is one file and one line in index.ts.
import type { Readable } from 'node:stream';
import type { Registries } from '../config/schema.ts';
import type { Model } from '../models/model.ts';
import type { AnyStage } from '../stage.ts';
import type { Reader } from '../store.ts';
import type { DatasetWriter } from './dataset-writer.ts';
import type { Evaluation } from './eval/evaluation.ts';
import type { TuningRows } from './finetune/tuning-rows.ts';
import type { Inspector } from './inspector.ts';
import type { Notes, Output } from './output.ts';
import type { RunServer } from './run-server.ts';
import type { RunViewer } from './run-viewer.ts';
import type { SandboxExaminer } from './sandbox-examiner.ts';
import type { ServerPackages } from './server-packages.ts';
import type { TaskImporter } from './task-importer.ts';

/** What cli.ts hands to every command. */
export interface CommandContext {
  readonly registries: Registries;
  /** Every command there is, for the commands that describe them. */
  readonly commands: readonly AnyCommand[];
  /** Embeds for what is bound to `offline`; prompts go to the procedures instead. */
  readonly offlineModel: () => Promise<Model>;
  /** The module that a thread begins with that works on units. */
  readonly threadEntry: URL;
  /** Folder of the configs that come with the package. */
  readonly configsFolder: string;
  readonly version: string;
  readonly servers: ServerPackages;
  readonly sandboxes: SandboxExaminer;
  readonly importer: TaskImporter;
  readonly calibration: JudgeCalibration;
  /** The kind of eval that a command works with: the usual one, if it is not told. */
  readonly evaluation: Evaluation;
  readonly evaluations: readonly Evaluation[];
  readonly tuning: TuningRows;
  readonly datasets: DatasetWriter;
  /** Loaded when they are asked for: few commands need them. */
  readonly server: () => Promise<RunServer>;
  readonly viewer: () => Promise<RunViewer>;
  readonly inspector: () => Promise<Inspector>;
  /** Names of the rules by which the judge turns plays down, as reasons for people to choose from. */
  readonly judgeRules: readonly string[];
  /** Folder of the runs, for commands that are given no --run. */
  readonly runsFolder: string;
  readonly stdin: Readable & { isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  /** Data, for programs. */
  readonly stdout: Output;
  /** Everything else, for people. */
  readonly stderr: Notes;
}

/** What the command `calibrate` needs to know about the judge, from the stage that measures it. */
export interface JudgeCalibration {
  readonly stage: AnyStage;
  /** What the run holds; undefined if nothing was measured. */
  report(
    store: Reader,
  ): Promise<{ readonly table: readonly (readonly string[])[]; readonly figures: object } | undefined>;
}

export const exitCodes = { done: 0, bug: 1, usage: 2, budget: 3, owed: 4, interrupted: 130 } as const;

/** What a shell can complete a value from. */
export type CompletionSource =
  | 'collection'
  | 'command'
  | 'config'
  | 'directory'
  | 'evalKind'
  | 'file'
  | 'provider'
  | 'run'
  | 'runsAction'
  | 'serversAction'
  | 'shell'
  | 'split'
  | 'stage';

interface Argument {
  readonly description: string;
  readonly optional?: boolean;
  /** The last argument may take any number of values. */
  readonly many?: boolean;
  readonly completeWith?: CompletionSource;
}

/** An option that is there or not. */
export interface SwitchOption {
  readonly description: string;
  readonly short?: string;
}

/** An option with a value. */
export interface ValueOption<Value = unknown> extends SwitchOption {
  /** Placeholder of the value in the help. */
  readonly value: string;
  readonly parse: (text: string) => Value;
  /** Takes every value up to the next option; `parse` gets what came before as well. */
  readonly many?: boolean;
  /** What applies without the option, in words. */
  readonly default?: string;
  readonly required?: boolean;
  /** Describes the `--no-` form, which gives false. */
  readonly negated?: string;
  readonly completeWith?: CompletionSource;
}

export type CommandOption = SwitchOption | ValueOption;
export type CommandArguments = Readonly<Record<string, Argument>>;
/** By key in camel case; the flag is the same in kebab case. */
export type CommandOptions = Readonly<Record<string, CommandOption>>;

type ArgumentValues<A extends CommandArguments> = {
  readonly [Key in keyof A]: A[Key] extends { many: true }
    ? readonly string[]
    : A[Key] extends { optional: true }
      ? string | undefined
      : string;
};

type ValueOf<O extends CommandOption> = O extends { parse: (text: string) => infer Value }
  ? O extends { negated: string }
    ? Value | false
    : Value
  : boolean;

export type OptionValues<O extends CommandOptions> = {
  readonly [Key in keyof O as O[Key] extends { required: true } ? Key : never]: ValueOf<O[Key]>;
} & {
  readonly [Key in keyof O as O[Key] extends { required: true } ? never : Key]?: ValueOf<O[Key]>;
};

export interface Command<
  A extends CommandArguments = CommandArguments,
  O extends CommandOptions = CommandOptions,
> {
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** Left out of the help. */
  readonly hidden?: boolean;
  readonly arguments: A;
  readonly options: O;
  readonly examples?: readonly string[];
  /** Text for the help of this command, after its options. */
  details?(registries: Registries): string;
  /** Resolves to the exit code. Throws instead of printing an error. */
  run(values: ArgumentValues<A>, options: OptionValues<O>, context: CommandContext): Promise<number>;
}

/** A command of unknown types, as the registry holds it. */
// biome-ignore lint/suspicious/noExplicitAny: values occur as parameters, so no other type admits all commands
export type AnyCommand = Command<any, any>;

/** Returns its argument; exists so that the types of arguments and options are inferred. */
export function defineCommand<const A extends CommandArguments, const O extends CommandOptions>(
  command: Command<A, O>,
): Command<A, O> {
  return command;
}
