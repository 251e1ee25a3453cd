// Config: YAML, validated against one schema that is put together from the registries of stages and roles.
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from './errors.ts';
import type { AnyRole } from './role.ts';
import type { AnyStage } from './stage.ts';

export interface Registries {
  readonly stages: readonly AnyStage[];
  readonly roles: Readonly<Record<string, AnyRole>>;
  /** Names that a role can be bound to. */
  readonly models: readonly string[];
}

export interface Config {
  readonly name: string;
  readonly seed: number;
  readonly target: number;
  readonly roles: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly executor: { readonly concurrency: number };
}

/** What run.json holds. */
export const frozenSchema = z.strictObject({ toolloom: z.string(), config: z.record(z.string(), z.json()) });
export type Frozen = z.infer<typeof frozenSchema>;

/** Flags win over the file. */
export interface Overrides {
  readonly target?: number;
  readonly seed?: number;
}

/** The schema for a given target, on which the defaults of the stages depend. */
export function configSchemaFor({ stages, roles, models }: Registries, target: number) {
  const binding = z
    .enum(models as [string, ...string[]])
    .describe('who answers: `offline` is the procedure of the role'); // never empty: offline
  const stageOptions = Object.fromEntries(
    stages.map((stage) => [stage.name, stage.options(target).prefault({}).describe(stage.summary)]),
  );
  const roleBindings = Object.fromEntries(
    Object.values(roles).map((role) => [role.name, binding.optional().describe(role.summary)]),
  );
  return z.strictObject({
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
    roles: z.strictObject({ default: binding.default('offline'), ...roleBindings }).prefault({}),
    stages: z.strictObject(stageOptions).prefault({}),
    executor: z
      .strictObject({ concurrency: z.int().min(1).max(4096).default(8).describe('units at once') })
      .prefault({}),
  });
}

export async function readConfig(
  path: string,
  registries: Registries,
  overrides: Overrides,
): Promise<{ config: Config; frozen: Config }> {
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

/** Validates twice: as written (that is what a run freezes, so no secret reaches the disk) and with ${ENV} filled in. */
export function configFrom(raw: object, registries: Registries, source: string): { config: Config; frozen: Config } {
  const target = 'target' in raw && typeof raw.target === 'number' && raw.target > 0 ? Math.ceil(raw.target) : 60;
  const parsed = configSchemaFor(registries, target).safeParse(raw);
  if (!parsed.success) throw new UsageError(describeIssue(parsed.error, raw, source));
  const frozen: Config = parsed.data;
  return { frozen, config: filled(frozen, source, '') as Config }; // filling changes strings alone
}

function describeIssue(error: z.ZodError, raw: object, source: string): string {
  const issue = error.issues[0];
  if (!issue) return `${source}: not valid`;
  const key = issue.path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    const where = issue.path.length > 0 ? ` under ${issue.path.join('.')}` : '';
    return `${source}: unknown key ${issue.keys.join(', ')}${where}; see docs/configuration.md for the keys there are`;
  }
  const got = issue.path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
    raw,
  ); // a path into what was parsed
  return `${source}: ${key}: ${issue.message}${got === undefined ? '' : `, got ${JSON.stringify(got)}`}`;
}

function filled(value: unknown, source: string, key: string): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/gi, (_, name: string) => {
      const found = process.env[name];
      if (found === undefined)
        throw new UsageError(
          `${source}: ${key}: the environment variable ${name} is not set; set it or write the value`,
        );
      return found;
    });
  }
  if (Array.isArray(value)) return value.map((item, index) => filled(item, source, `${key}.${index}`));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, filled(member, source, key ? `${key}.${name}` : name)]),
  );
}
