// The schema of a config, put together from the registries of stages and roles.
import { z } from 'zod';
import { modelSettingsSchema, settingsFaults } from '../models/settings.ts';
import type { AnyRole } from '../role.ts';
import { sandboxChoiceSchema } from '../sandbox-choice.ts';
import type { AnyStage } from '../stage.ts';
import { unknownName } from '../suggestions.ts';
import type { Bindings } from './binding-name.ts';

export interface Registries {
  readonly stages: readonly AnyStage[];
  readonly roles: Readonly<Record<string, AnyRole>>;
  /** Names that a role can be bound to, besides the models of the config. */
  readonly models: readonly string[];
}

/** The target of a config that names none. */
export const defaultTarget = 60;

/** The schema for one target, because the defaults of the stages follow from it. */
export function configSchemaFor(registries: Registries, target: number) {
  return z
    .strictObject({
      ...identityShape,
      models: z
        .record(z.string(), modelSettingsSchema)
        .default({})
        .describe('the models that roles can be bound to'),
      roles: rolesSchema(registries),
      stages: stagesSchema(registries, target),
      ...operationShape,
    })
    .superRefine((config, refinement) => {
      for (const problem of bindingProblems(config, registries))
        refinement.addIssue({ code: 'custom', ...problem });
      for (const { path, message } of settingsFaults(config.models))
        refinement.addIssue({ code: 'custom', path, message });
    });
}

const otlpSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), z.string()).default({}),
});

export const runNamePattern = /^[a-z0-9][a-z0-9._-]*$/;
export const runNameRule = 'expected lower-case letters, digits, dots, dashes and underscores';

const identityShape = {
  name: z
    .string()
    .regex(runNamePattern, runNameRule)
    .describe('name of the run; its directory is data/runs/NAME'),
  seed: z.int().nonnegative().default(1).describe('the same seed gives the same bytes'),
  target: z
    .int()
    .positive()
    .default(defaultTarget)
    .describe(
      'how many accepted trajectories to make; every other number has a default that follows from it',
    ),
};

const operationShape = {
  sandbox: sandboxChoiceSchema,
  executor: z
    .strictObject({
      concurrency: z
        .int()
        .min(1)
        .max(8192)
        .optional()
        .describe('units at once; by default 8, or a quarter more than the models accept'),
      threads: z
        .int()
        .min(1)
        .max(64)
        .optional()
        .describe('threads that compute where no model is asked; by default one for each core, at most 8'),
      sameDefects: z
        .int()
        .min(0)
        .max(100_000)
        .optional()
        .describe(
          'how many replies of a model to a role may show the same defect in a row before the run stops, ' +
            'by default 10; 0 lets it go on',
        ),
    })
    .prefault({}),
  database: z
    .string()
    .min(1)
    .optional()
    .describe(
      'DSN of a PostgreSQL database in which the run lives, so that workers on other machines can share it, such as ' +
        '${DATABASE_URL}; by default what TOOLLOOM_DATABASE_URL says, or else none, and the run lives in files',
    ),
  budget: z
    .number()
    .positive()
    .optional()
    .describe('USD; the run stops cleanly when it is reached, and continues with a higher one'),
  journal: z
    .union([z.string().min(1), z.literal(false)])
    .optional()
    .describe('directory of the journal of model calls, by default inside the run; false turns it off'),
  trace: z
    .strictObject({
      otlp: otlpSchema.optional().describe('OTLP endpoint over HTTP that also receives the traces'),
    })
    .prefault({}),
};

const nameSchema = z
  .string()
  .describe('who answers: a key of `models`, or `offline` for the procedure of the role');

const binding = z
  .union([nameSchema, z.array(z.string()).min(1)])
  .describe(
    'who answers: a key of `models`, or `offline` for the procedure of the role; of a list, units take turns, and the ' +
      'trials of one task take one after another',
  );

function rolesSchema({ roles }: Registries) {
  const named = Object.fromEntries(
    Object.values(roles).map((role) => [role.name, binding.optional().describe(role.summary)]),
  );
  return z
    .strictObject({
      default: binding.default('offline'),
      embedder: nameSchema.default('offline').describe('makes the vectors; does not follow `default`'),
      ...named,
    })
    .prefault({});
}

function stagesSchema({ stages }: Registries, target: number) {
  const named = Object.fromEntries(
    stages.map((stage) => [stage.name, stage.options(target).prefault({}).describe(stage.summary)]),
  );
  return z.strictObject(named).prefault({});
}

function bindingProblems(
  { roles, models }: { roles: Bindings; models: object },
  registries: Registries,
): { path: string[]; message: string }[] {
  const known = [...registries.models, ...Object.keys(models)];
  const problemOf = (name: string, path: string[]) =>
    known.includes(name) ? [] : [{ path, message: unknownName({ kind: 'model' }, name, known) }];
  return Object.entries(roles).flatMap(([role, bound = []]) =>
    typeof bound === 'string'
      ? problemOf(bound, ['roles', role])
      : bound.flatMap((name, index) => problemOf(name, ['roles', role, String(index)])),
  );
}
