// Config: YAML, validated against one schema that is put together from the registries of stages and roles.
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from './errors.ts';
import { type ModelSettings, modelSettingsSchema, settingsFaults } from './models/settings.ts';
import { environmentVariable } from './process-env.ts';
import type { AnyRole } from './role.ts';
import type { AnyStage } from './stage.ts';

export interface Registries {
  readonly stages: readonly AnyStage[];
  readonly roles: Readonly<Record<string, AnyRole>>;
  /** Names that a role can be bound to, besides the models of the config. */
  readonly models: readonly string[];
}

/**
 * As the config was written: `${NAME}` still stands for what the environment holds, so that no secret reaches
 * the disk.
 */
export interface Config {
  readonly name: string;
  readonly seed: number;
  readonly target: number;
  readonly models: Readonly<Record<string, ModelSettings>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly executor: { readonly concurrency?: number | undefined };
  /** USD. */
  readonly budget?: number | undefined;
  /** Directory of the journal; false for none. */
  readonly journal?: string | false | undefined;
  readonly trace: {
    readonly otlp?: { readonly url: string; readonly headers: Record<string, string> } | undefined;
  };
}

/** What run.json holds. */
export const frozenSchema = z.strictObject({ toolloom: z.string(), config: z.record(z.string(), z.json()) });
export type Frozen = z.infer<typeof frozenSchema>;

/** Flags win over the file. */
export interface Overrides {
  readonly target?: number;
  readonly seed?: number;
  readonly budget?: number;
  readonly journal?: string | false;
}

/** The schema for a given target, on which the defaults of the stages depend. */
export function configSchemaFor({ stages, roles, models: builtIn }: Registries, target: number) {
  const binding = z
    .string()
    .describe('who answers: a key of `models`, or `offline` for the procedure of the role');
  const stageOptions = Object.fromEntries(
    stages.map((stage) => [stage.name, stage.options(target).prefault({}).describe(stage.summary)]),
  );
  const roleBindings = Object.fromEntries(
    Object.values(roles).map((role) => [role.name, binding.optional().describe(role.summary)]),
  );
  const shape = z.strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]*$/, 'expected lower-case letters, digits, dots and dashes')
      .describe('names the run: its directory is data/runs/NAME'),
    seed: z.int().nonnegative().default(1).describe('same seed, same bytes'),
    target: z
      .int()
      .positive()
      .default(60)
      .describe('accepted trajectories wanted; every other number has a default that follows from it'),
    models: z
      .record(z.string(), modelSettingsSchema)
      .default({})
      .describe('the models that roles can be bound to'),
    roles: z
      .strictObject({
        default: binding.default('offline'),
        embedder: binding.default('offline').describe('gives the vectors; does not follow `default`'),
        ...roleBindings,
      })
      .prefault({}),
    stages: z.strictObject(stageOptions).prefault({}),
    executor: z
      .strictObject({
        concurrency: z
          .int()
          .min(1)
          .max(8192)
          .optional()
          .describe('units at once; 8, or a quarter more than the models take'),
      })
      .prefault({}),
    budget: z
      .number()
      .positive()
      .optional()
      .describe('USD; reaching it ends the run cleanly, and a higher one goes on'),
    journal: z
      .union([z.string().min(1), z.literal(false)])
      .optional()
      .describe('directory of the journal of model calls, in the run when not given; false keeps none'),
    trace: z
      .strictObject({
        otlp: z
          .strictObject({
            url: z.url({ protocol: /^https?$/ }),
            headers: z.record(z.string(), z.string()).default({}),
          })
          .optional()
          .describe('OTLP endpoint over HTTP that gets the traces too'),
      })
      .prefault({}),
  });
  return shape.superRefine((config, refinement) => {
    const names = [...builtIn, ...Object.keys(config.models)];
    const bindings: Record<string, string | undefined> = config.roles;
    for (const [role, name] of Object.entries(bindings))
      if (name !== undefined && !names.includes(name))
        refinement.addIssue({
          code: 'custom',
          path: ['roles', role],
          message: `there is no such model; expected ${names.join(', ')}`,
        });
    for (const { path, message } of settingsFaults(config.models))
      refinement.addIssue({ code: 'custom', path, message });
  });
}

/** What may change while a run goes on: how it is worked on and paid for, not what it makes. */
const changeable = new Set(['budget', 'executor', 'journal', 'trace']);
const changeableOfModel = new Set([
  'apiKey',
  'concurrency',
  'rpm',
  'tpm',
  'price',
  'timeout',
  'attempts',
  'expect',
]);

/** What makes a run this run: another value of any of it is another run. */
export function identityOf(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const without = (object: object, keys: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
  const models = Object.entries(config.models ?? {}).map(([name, settings]: [string, object]) => [
    name,
    without(settings, changeableOfModel),
  ]);
  return { ...without(config, changeable), models: Object.fromEntries(models) };
}

export async function readConfig(
  path: string,
  registries: Registries,
  overrides: Overrides,
): Promise<Config> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(
      `${path}: cannot be read (${(cause as NodeJS.ErrnoException).code}); expected a YAML config file`,
      { cause },
    );
  }
  const document = parseDocument(text);
  const [syntaxError] = document.errors;
  if (syntaxError) throw new UsageError(`${path}: ${syntaxError.message.split('\n')[0]}`);
  const raw: unknown = document.toJS() ?? {};
  if (typeof raw !== 'object' || Array.isArray(raw))
    throw new UsageError(`${path}: expected keys and values, got ${JSON.stringify(raw)}`);
  return configFrom({ ...raw, ...overrides }, registries, path);
}

export function configFrom(raw: object, registries: Registries, source: string): Config {
  const target =
    'target' in raw && typeof raw.target === 'number' && raw.target > 0 ? Math.ceil(raw.target) : 60;
  const parsed = configSchemaFor(registries, target).safeParse(raw);
  if (!parsed.success) throw new UsageError(describeIssue(parsed.error, raw, source));
  return parsed.data;
}

/** The config with the environment filled in, and the values that came from there. */
export function filledConfig(config: Config, source: string): { config: Config; secrets: readonly string[] } {
  const secrets = new Set<string>();
  return { config: filled(config, source, '', secrets) as Config, secrets: [...secrets] }; // filling changes strings alone
}

function describeIssue(error: z.ZodError, raw: object, source: string): string {
  const issue = error.issues[0];
  if (!issue) return `${source}: not valid`;
  const key = issue.path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    const where = issue.path.length > 0 ? ` under ${issue.path.join('.')}` : '';
    return `${source}: unknown key ${issue.keys.join(', ')}${where}; see docs/configuration.md for the keys there are`;
  }
  const message =
    issue.code === 'invalid_union' ? (issue.errors[0]?.[0]?.message ?? issue.message) : issue.message;
  const isSecret = issue.path.some((step) => step === 'apiKey' || step === 'headers');
  const got = issue.path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
    raw,
  ); // a path into what was parsed
  const shown = got === undefined || isSecret ? '' : `, got ${JSON.stringify(got)}`;
  return `${source}: ${key}: ${message}${shown}`;
}

function filled(value: unknown, source: string, key: string, secrets: Set<string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/gi, (_, name: string) => {
      const found = environmentVariable(name);
      if (found === undefined)
        throw new UsageError(
          `${source}: ${key}: the environment variable ${name} is not set; set it, or change the config`,
        );
      secrets.add(found);
      return found;
    });
  }
  if (Array.isArray(value))
    return value.map((item, index) => filled(item, source, `${key}.${index}`, secrets));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      filled(member, source, key ? `${key}.${name}` : name, secrets),
    ]),
  );
}
