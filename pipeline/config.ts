// A config: read from YAML, validated against the schema of the registries, and checked by the stages before
// anything runs.
import { z } from 'zod';
import { type Bindings, bindingNamesOf } from './config/binding-name.ts';
import { withEnvironment } from './config/environment.ts';
import { type Locate, readConfigFile } from './config/file.ts';
import { familyProblems } from './config/model-families.ts';
import { type ConfigProblem, plainWords, problemLine, problemsFrom } from './config/problems.ts';
import { configSchemaFor, defaultTarget, type Registries } from './config/schema.ts';
import { UsageError } from './errors.ts';
import type { ModelSettings } from './models/settings.ts';
import type { SandboxChoice } from './sandbox-choice.ts';

/**
 * A config as it was written, with the defaults filled in. `${NAME}` is left as it is, so that no secret
 * reaches the disk. Written by hand because the schema is put together from registries, so its type cannot be
 * inferred.
 */
export interface Config {
  readonly name: string;
  readonly seed: number;
  readonly target: number;
  readonly models: Readonly<Record<string, ModelSettings>>;
  readonly roles: Bindings & { readonly embedder?: string };
  readonly stages: Readonly<Record<string, unknown>>;
  readonly sandbox: SandboxChoice;
  readonly executor: {
    readonly concurrency?: number | undefined;
    readonly threads?: number | undefined;
    readonly sameDefects?: number | undefined;
  };
  /** DSN of the database in which the run lives; in files without one. */
  readonly database?: string | undefined;
  /** USD. */
  readonly budget?: number | undefined;
  /** Directory of the journal; false for none. */
  readonly journal?: string | false | undefined;
  readonly trace: {
    readonly otlp?: { readonly url: string; readonly headers: Record<string, string> } | undefined;
  };
}

/** The contents of run.json. */
export const frozenSchema = z.strictObject({ toolloom: z.string(), config: z.record(z.string(), z.json()) });
export type Frozen = z.infer<typeof frozenSchema>;

/** Values from the command line, which take precedence over the file. */
interface Overrides {
  readonly target?: number;
  readonly seed?: number;
  readonly budget?: number;
  readonly journal?: string | false;
}

/** What may change between sessions of a run: how the work is done and paid for, not what it makes. */
const changeable = new Set(['budget', 'database', 'executor', 'journal', 'trace']);
const changeableOfModel = new Set([
  'apiKey',
  'batch',
  'concurrency',
  'rpm',
  'tpm',
  'price',
  'timeout',
  'attempts',
  'expect',
  'identity',
]);

type Served = Partial<Pick<ModelSettings, 'baseURL' | 'identity'>>;

/** Where a model is served, as the journal knows it: a server may move, and more may be added. */
function servedAs({ baseURL, identity }: Served): Served {
  const [first] = Array.isArray(baseURL) ? baseURL : [baseURL];
  const known = identity ?? first?.replace(/\/+$/, '');
  return known === undefined ? {} : { baseURL: known };
}

/** The part of a config that makes a run this run: another value of any of it is another run. */
export function identityOf(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const without = (object: object, keys: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
  const models = Object.entries(config.models ?? {}).map(([name, settings]: [string, Served]) => [
    name,
    { ...without(settings, changeableOfModel), ...servedAs(settings) },
  ]);
  return { ...without(config, changeable), models: Object.fromEntries(models) };
}

export interface InspectedConfig {
  /** Absent when the schema does not accept it. */
  readonly config?: Config;
  readonly problems: readonly ConfigProblem[];
  /** Lines for the user about settings that work, but not as wished. */
  readonly warnings: readonly string[];
  readonly locate: Locate;
}

/**
 * Reads a config file and finds everything that is wrong with it. Throws only when it cannot be read as YAML.
 */
export async function inspectConfig(
  path: string,
  registries: Registries,
  overrides: Overrides,
): Promise<InspectedConfig> {
  const { raw, locate: locateInFile } = await readConfigFile(path);
  const locate: Locate = (keys) => {
    const [first] = keys;
    return typeof first === 'string' && Object.hasOwn(overrides, first) ? `--${first}` : locateInFile(keys);
  };
  const parsed = parse({ ...raw, ...overrides }, registries);
  if ('problems' in parsed) return { problems: parsed.problems, warnings: [], locate };
  const found = await settingProblems(parsed.config, registries, path);
  return {
    config: parsed.config,
    problems: found.filter(({ isWarning }) => !isWarning),
    warnings: found
      .filter(({ isWarning }) => isWarning)
      .map((problem) => problemLine(problem, locate(problem.path))),
    locate,
  };
}

/** Reads a config file. Throws a UsageError when anything is wrong with it. */
export async function readConfig(
  path: string,
  registries: Registries,
  overrides: Overrides,
): Promise<Config> {
  return acceptedConfig(await inspectConfig(path, registries, overrides));
}

/** The config, if nothing is wrong with it. */
export function acceptedConfig({ config, problems, locate }: InspectedConfig): Config {
  if (config && problems.length === 0) return config;
  throw problemsError(problems, locate);
}

/** `source` names the place of the values in messages. */
export function configFrom(raw: object, registries: Registries, source: string): Config {
  const parsed = parse(raw, registries);
  if ('config' in parsed) return parsed.config;
  throw problemsError(parsed.problems, () => source);
}

function parse(raw: object, registries: Registries): { config: Config } | { problems: ConfigProblem[] } {
  const target =
    'target' in raw && typeof raw.target === 'number' && raw.target > 0
      ? Math.ceil(raw.target)
      : defaultTarget;
  const schema = configSchemaFor(registries, target);
  const parsed = schema.safeParse(raw, { error: plainWords });
  if (parsed.success) return { config: parsed.data };
  return { problems: problemsFrom(parsed.error, raw, schema) };
}

/** What the stages find wrong with their options. Keys of models are not needed for it. */
async function settingProblems(
  config: Config,
  registries: Registries,
  source: string,
): Promise<ConfigProblem[]> {
  const { config: filled } = withEnvironment({ ...config, models: {} }, source);
  const problems = familyProblems(config, registries);
  const isModel = (role: string): boolean =>
    bindingNamesOf(role, config.roles).every((name) => name !== 'offline');
  for (const stage of registries.stages)
    for (const problem of (await stage.check?.(filled.stages[stage.name], filled.stages, isModel)) ?? [])
      problems.push({ ...problem, path: ['stages', stage.name, ...problem.path] });
  return problems;
}

/** The first problem in one line, and how many there are. */
function problemsError(problems: readonly ConfigProblem[], locate: Locate): UsageError {
  const [first] = problems;
  if (!first) return new UsageError('the config is not valid');
  const more = problems.length - 1;
  const rest = more > 0 ? ` (and ${more} more; \`toolloom validate\` lists all problems)` : '';
  return new UsageError(`${problemLine(first, locate(first.path))}${rest}`);
}
