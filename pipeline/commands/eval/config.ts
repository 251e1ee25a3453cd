// The config of an eval: that of the run, with another model in the role that is evaluated. Only roles that an eval asks
// are bound, so that it needs the keys of no other models.
import { join } from 'node:path';
import { bindingNamesOf } from '../../config/binding-name.ts';
import { boundModels } from '../../config/bindings.ts';
import { acceptedConfig, type Config, configFrom, identityOf, inspectConfig } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { canonicalJson } from '../../hash.ts';
import { frozenConfigOf, runFile } from '../../run.ts';
import { unknownName } from '../../suggestions.ts';
import type { CommandContext } from '../command.ts';
import { configFileOf } from '../config-of.ts';
import { baselineNamed } from './evaluation.ts';
import type { EvalFlags } from './options.ts';

interface Wanted {
  readonly flags: EvalFlags;
  readonly model: string;
  readonly run: string;
  /** Of the eval. */
  readonly directory: string;
  readonly trials: number;
}

interface ConfigAndSource {
  readonly config: Config;
  /** Where the models come from, for messages. */
  readonly source: string;
}

export async function evalConfig(wanted: Wanted, context: CommandContext): Promise<ConfigAndSource> {
  const { registries, evaluation } = context;
  const { flags, model, trials } = wanted;
  const { before, budget, source: known } = await configBefore(wanted, context);
  const extra = flags.config === undefined ? undefined : await extraConfig(flags.config, context);
  const baseline = baselineNamed(model, evaluation);
  const { models, roles } = bindingsFor({ before, extra: extra?.config, baseline }, wanted, context);
  const source = extra?.source ?? known;
  const { journal: _, ...rest } = before;
  const config = configFrom(
    {
      ...rest,
      models,
      roles,
      stages: evaluation.settings(before.stages, { trials, baseline }),
      executor: { ...before.executor, ...extra?.config.executor },
      budget: flags.budget ?? budget,
    },
    registries,
    source,
  );
  return { config: { ...config, models: boundModels(config, evaluation.roles) }, source };
}

/** An eval goes on with its own config, unless it is told who answers. The budget of the run is spent on the run. */
async function configBefore({ flags, run, directory }: Wanted, { registries }: CommandContext) {
  const isTold = flags.config !== undefined || flags.role !== undefined;
  const own = await frozenConfigOf(directory);
  const source = join(own && !isTold ? directory : run, runFile);
  const frozen = own && !isTold ? own : await frozenConfigOf(run);
  const { budget: _, ...before } = configFrom(frozen?.config ?? {}, registries, source);
  return { before, source, budget: own?.config.budget };
}

async function extraConfig(name: string, context: CommandContext): Promise<ConfigAndSource> {
  const source = await configFileOf(name, context);
  return { config: acceptedConfig(await inspectConfig(source, context.registries, {})), source };
}

interface Known {
  readonly before: Config;
  readonly extra: Config | undefined;
  readonly baseline: string | undefined;
}

function bindingsFor(
  { before, extra, baseline }: Known,
  { flags, model, run }: Wanted,
  { evaluation }: CommandContext,
): Pick<Config, 'models' | 'roles'> {
  const models = { ...before.models, ...extra?.models };
  const known = Object.keys(models);
  if (baseline !== undefined && known.includes(baseline))
    throw new UsageError(
      `a model is called ${baseline}, which is the name of a baseline; configure it under another name with --config`,
    );
  const told = toldRoles(flags, evaluation);
  const none = { default: 'offline', embedder: 'offline' };
  if (baseline !== undefined && flags.role)
    throw new UsageError(`the baseline ${baseline} needs no model, so --role does not go with it`);
  if (baseline !== undefined) return { models: {}, roles: none };
  const settings = models[model];
  if (!settings) {
    const names = [...known, ...evaluation.baselines.map(({ name }) => name)];
    throw new UsageError(
      `${unknownName({ kind: 'model' }, model, names)}; --config adds those of another config`,
    );
  }
  const kept = Object.fromEntries(
    evaluation.roles
      .filter((role) => role !== evaluation.role && told[role] === undefined)
      .map((role) => [role, [...bindingNamesOf(role, before.roles)]] as const),
  );
  for (const [role, name] of Object.entries(kept).flatMap(([role, names]) =>
    names.map((name) => [role, name] as const),
  )) {
    const [own, other] = [before.models[name], extra?.models[name]];
    if (own && other && !isSameModel(own, other))
      throw new UsageError(
        `${flags.config} has another model ${name} than ${run}, where ${name} answers the role ${role}; ` +
          `give it another name in ${flags.config}, or say who answers with --role ${role}=NAME`,
      );
  }
  // Another model that answers in its place would be evaluated under its name.
  const { fallback: _, ...alone } = settings;
  return {
    models: { ...models, [model]: alone },
    roles: { ...none, ...kept, ...told, [evaluation.role]: model },
  };
}

function toldRoles(
  { role: given = [] }: EvalFlags,
  { role: evaluated, roles }: CommandContext['evaluation'],
) {
  for (const [role] of given) {
    if (role === evaluated)
      throw new UsageError(`--model says who answers the role ${role}, so --role must not`);
    if (!roles.includes(role)) throw new UsageError(unknownName({ kind: 'role' }, role, roles));
  }
  return Object.fromEntries(given);
}

const isSameModel = (a: object, b: object): boolean =>
  canonicalJson(identityOf({ models: { a } })) === canonicalJson(identityOf({ models: { a: b } }));
