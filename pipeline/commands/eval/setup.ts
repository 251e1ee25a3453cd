// What an eval plays, and with whom: from the options, from the run, and from the eval itself where it has begun.
import { join } from 'node:path';
import { runNamePattern, runNameRule } from '../../config/schema.ts';
import { type Config, configFrom } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import {
  type EvalSettings,
  evalIn,
  evalsFolder,
  type Split,
  splits,
  writeEval,
} from '../../evals/eval-file.ts';
import { evenlyOverKinds } from '../../evals/even-tasks.ts';
import type { EvalTask } from '../../evals/plays.ts';
import { changedSettings, frozenConfigOf, openStoreWith } from '../../run.ts';
import { overlayStore } from '../../store/overlay-store.ts';
import type { Reader, Store } from '../../store.ts';
import { unknownName } from '../../suggestions.ts';
import type { CommandContext } from '../command.ts';
import { evalConfig } from './config.ts';
import { baselineNamed, type Evaluation, usualKind } from './evaluation.ts';
import type { EvalFlags } from './options.ts';

export interface EvalSetup {
  readonly name: string;
  /** Directory of the run whose tasks are played. */
  readonly run: string;
  /** Directory of the eval. */
  readonly directory: string;
  readonly settings: EvalSettings;
  /** The settings that are on the disk; undefined for a new eval. */
  readonly known: EvalSettings | undefined;
  readonly config: Config;
  /** Where the config comes from, for messages. */
  readonly source: string;
  readonly tasks: readonly EvalTask[];
}

export async function setupOf(
  flags: EvalFlags,
  run: string,
  { base, context }: { readonly base: Reader; readonly context: CommandContext },
): Promise<EvalSetup> {
  const { evaluation } = context;
  const name = nameOf(flags, evaluation);
  const directory = join(run, evalsFolder, name);
  const known = await evalIn(directory);
  const model = flags.model ?? known?.model;
  if (model === undefined)
    throw new UsageError(`there is no eval ${name} of ${run}; name a model with --model`);
  const chosen = chosenBy({ ...flags, model }, { known, name, evaluation });
  const { config, source } = await evalConfig(
    { flags, model, run, directory, trials: chosen.trials },
    context,
  );
  const found = await evaluation.tasks(base, chosen.split, config.stages);
  const tasks = known
    ? await tasksAsBefore(known, { base, evaluation, name, config })
    : evenlyOverKinds(found, chosen.wanted);
  if (tasks.length === 0) throw new UsageError(noTasks(chosen.split, run));
  const settings = { ...chosen, model, tasks: tasks.map(({ id }) => id), own: [...evaluation.own] };
  return { name, run, directory, settings, known, config, source, tasks };
}

/** The name of the eval: as given, or that of the model, which may have letters that a folder should not have. */
function nameOf({ name, model }: EvalFlags, { kind, baselines }: Evaluation): string {
  const plain = model
    ?.toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  const chosen = name ?? (plain && kind !== usualKind ? `${kind}-${plain}` : plain);
  if (chosen === undefined)
    throw new UsageError(
      `name the model with --model, as the config of the run has it, or a baseline: ${baselines.map((each) => each.name).join(' or ')}`,
    );
  if (!runNamePattern.test(chosen))
    throw new UsageError(
      `the eval cannot be called ${JSON.stringify(chosen)}; ${runNameRule}: name it with --name`,
    );
  return chosen;
}

type Chosen = Pick<EvalSettings, 'kind' | 'split' | 'wanted' | 'trials'>;

interface Begun {
  readonly known: EvalSettings | undefined;
  readonly name: string;
  readonly evaluation: Evaluation;
}

/** An eval goes on as it began, but for more trials. */
function chosenBy(flags: EvalFlags & { readonly model: string }, { known, name, evaluation }: Begun): Chosen {
  const { kind, splits: own } = evaluation;
  const split = splitNamed(flags.split ?? known?.split ?? own[0]);
  if (!own.includes(split)) throw new UsageError(`an eval of the kind ${kind} has no --split`);
  const wanted = flags.tasks ?? known?.wanted;
  const trials = flags.trials ?? known?.trials ?? 1;
  const other = known && differing({ kind, model: flags.model, split, wanted, trials }, known);
  if (other !== undefined)
    throw new UsageError(`the eval ${name} has begun with ${other}; give this one another --name`);
  return {
    ...(kind === usualKind ? {} : { kind }),
    split,
    trials,
    ...(wanted === undefined ? {} : { wanted }),
  };
}

function differing(
  now: Pick<EvalSettings, 'kind' | 'model' | 'split' | 'wanted' | 'trials'>,
  { kind = usualKind, model, split, wanted, trials }: EvalSettings,
): string | undefined {
  if (now.kind !== kind) return `--kind ${kind}`;
  if (now.model !== model) return `--model ${model}`;
  if (now.split !== split) return `--split ${split}`;
  if (now.wanted !== wanted) return wanted === undefined ? 'all tasks of the split' : `--tasks ${wanted}`;
  return now.trials < trials ? `--trials ${trials}, and fewer would leave plays out` : undefined;
}

function splitNamed(name: string): Split {
  const split = splits.find((each) => each === name);
  if (split === undefined) throw new UsageError(unknownName({ kind: 'split' }, name, splits));
  return split;
}

function noTasks(split: Split, run: string): string {
  if (split === 'all') return `${run} has no tasks yet; run \`toolloom run --run ${run}\` first`;
  const which = split === 'test' ? 'no test rows' : 'no training rows';
  return (
    `${run} has ${which}: it has selected nothing yet, or all its rows share their worlds; ` +
    `run \`toolloom run --run ${run}\`, or play every task with --split all`
  );
}

/** The tasks that the eval began with, whatever the run has selected since. */
async function tasksAsBefore(
  known: EvalSettings,
  {
    base,
    evaluation,
    name,
    config,
  }: { base: Reader; name: string; config: Config } & Pick<CommandContext, 'evaluation'>,
): Promise<readonly EvalTask[]> {
  const wanted = new Set(known.tasks);
  const tasks = (await evaluation.tasks(base, 'all', config.stages)).filter(({ id }) => wanted.has(id));
  const lost = wanted.size - tasks.length;
  if (lost > 0)
    throw new UsageError(
      `${lost} of the ${wanted.size} tasks of the eval ${name} are no longer in the run; start another with --name`,
    );
  return tasks;
}

/** Opens what the eval makes, above the run. Begins the eval, or goes on with it. */
export async function openEvalStore(
  setup: EvalSetup,
  { base, context }: { readonly base: Reader; readonly context: CommandContext },
): Promise<Store> {
  const { directory, settings, known, config } = setup;
  if (known) await refuseOtherSettings(setup, context);
  const frozen = { toolloom: context.version, config: JSON.parse(JSON.stringify(config)) };
  const store = await openStoreWith(directory, frozen);
  await writeEval(directory, settings);
  return overlayStore(store, base, {
    own: new Set(settings.own),
    only: { tasks: new Set(settings.tasks) },
  });
}

/** More trials are no other eval: the plays of the first ones stay as they are. */
async function refuseOtherSettings(
  { directory, settings: { model }, config, name, source }: EvalSetup,
  { evaluation, registries }: CommandContext,
): Promise<void> {
  const frozen = await frozenConfigOf(directory);
  if (!frozen) return;
  const playing = { trials: 1, baseline: baselineNamed(model, evaluation) };
  const ofOneTrial = (each: Config) => {
    const stages = { ...each.stages, ...evaluation.settings(each.stages, playing) };
    return { config: JSON.parse(JSON.stringify({ ...each, stages })) };
  };
  const before = configFrom(frozen.config, registries, source);
  const changed = changedSettings(ofOneTrial(before), ofOneTrial(config));
  if (changed.length > 0)
    throw new UsageError(
      `the eval ${name} has begun with other settings (it differs in ${changed.join(', ')}); ` +
        'give this one another --name',
    );
}
