// One application: tables, rows, rules. Its tools are records of their own.
import { z } from 'zod';
import { jsonSchema } from './json.ts';
import { policySchema } from './policy.ts';
import { recordFields } from './record.ts';

/**
 * How a column takes part when two states are compared: `exact` by value, `semantic` by being filled (free
 * text),
 * `exempt` not at all (read logs, clocks). Keys of rows that were made during play are told apart by code,
 * not by class.
 */
const columnClassSchema = z.enum(['exact', 'semantic', 'exempt']);

export const tableSchema = z.strictObject({
  noun: z.string().describe('what people call one row'),
  plural: z.string(),
  key: z.string().describe('primary key column'),
  label: z.string().describe('the column by which people name a row'),
  columns: z.record(z.string(), columnClassSchema),
});
export type Table = z.infer<typeof tableSchema>;

export const worldDraftSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string(),
  path: z.tuple([z.string(), z.string(), z.string()]).describe('category, domain, application'),
  summary: z.string(),
  schema: z.array(z.string()).describe('SQLite DDL, one statement each'),
  tables: z.record(z.string(), tableSchema),
  rows: z.record(z.string(), z.array(z.record(z.string(), jsonSchema))),
  clock: z.iso.datetime().describe('the frozen time of the world'),
  policies: z.array(policySchema),
});
export type WorldDraft = z.infer<typeof worldDraftSchema>;

/**
 * One step beyond the first draft. A model that wrote the world was asked for the step; procedures took it as
 * the detail says.
 */
const evolutionSchema = z.strictObject({
  step: z.string().describe('name in the registry of evolution steps'),
  detail: z.string(),
});
export type Evolution = z.infer<typeof evolutionSchema>;

/** What validation by execution came to. */
const worldValidationSchema = z.strictObject({
  accepted: z.int().describe('generated calls of its tools that succeeded'),
  refused: z.int().describe('those that gave a typed error'),
  sentBack: z.int().describe('how often who wrote it was shown what did not work'),
  unproved: z
    .array(z.string())
    .describe('IDs of policies that no tried call met, or, where they bind the agent alone, broke'),
  dropped: z.array(z.strictObject({ tool: z.string(), faults: z.array(z.string()) })),
});

export const worldSchema = z.strictObject({
  ...recordFields,
  ...worldDraftSchema.shape,
  evolution: z.array(evolutionSchema).describe('in the order taken'),
  validation: worldValidationSchema,
});
export type World = z.infer<typeof worldSchema>;
