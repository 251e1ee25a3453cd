// A program: a small project with tests that agents see and tests that they never see. It is accepted only by running
// it.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const languageSchema = z.enum(['python', 'javascript']);
export type Language = z.infer<typeof languageSchema>;

export const filesSchema = z
  .record(z.string(), z.string())
  .describe('path, with a slash between its parts -> text');
export type Files = z.infer<typeof filesSchema>;

const documentedFunctionSchema = z.strictObject({
  name: z.string(),
  file: z.string(),
  does: z.string().describe('what it is for, as a verb phrase'),
});
export type DocumentedFunction = z.infer<typeof documentedFunctionSchema>;

export const mutantSchema = z.strictObject({
  operator: z.string().describe('name in the registry of mutation operators'),
  file: z.string(),
  line: z.int().positive(),
  start: z.int().nonnegative().describe('offset in the text of the file where the change begins'),
  right: z.string().describe('what the program has there'),
  wrong: z.string().describe('what takes its place'),
  inside: z.string().describe('the function that it changes; empty outside of any'),
});
export type Mutant = z.infer<typeof mutantSchema>;

const failingTestSchema = z.strictObject({ name: z.string(), message: z.string() });

export const checkedMutantSchema = mutantSchema.extend({
  hidden: z.array(failingTestSchema).min(1).describe('hidden tests that notice it'),
  visible: z.array(z.string()).describe('names of the tests that the agent sees and that notice it'),
});
export type CheckedMutant = z.infer<typeof checkedMutantSchema>;

export const programFields = {
  name: z.string(),
  language: languageSchema,
  title: z.string(),
  about: z.string().describe('what it is for, in a sentence'),
  area: z.string().describe('such as parsing, scheduling, or text'),
  files: filesSchema.describe('its sources'),
  tests: filesSchema.describe('the tests that agents see'),
  hidden: filesSchema.describe('the tests that agents never see'),
  functions: z.array(documentedFunctionSchema),
  facts: z
    .array(z.strictObject({ ask: z.string(), answer: z.union([z.string(), z.number()]) }))
    .describe('questions that reading the code answers'),
  features: z
    .array(
      z.strictObject({
        name: z.string(),
        ask: z.string().describe('how a user asks for it'),
        files: filesSchema.describe('the sources that it changes, as they are with it'),
        tests: filesSchema.describe('tests for it that a developer would write'),
        hidden: filesSchema.describe('tests that the agent never sees, which pass only with it'),
      }),
    )
    .describe('what can be added to it'),
  slow: z
    .strictObject({
      ask: z.string().describe('how a user complains of it'),
      files: filesSchema.describe('a correct version that takes too many steps'),
      hidden: filesSchema.describe('tests that count steps and fail on it'),
    })
    .optional(),
};

export const programSchema = z.strictObject({
  ...recordFields,
  ...programFields,
  checked: z
    .strictObject({
      sandbox: z.string().describe('where it ran'),
      tests: z.int().positive().describe('how many of its visible tests passed'),
      hidden: z.int().positive().describe('how many of its hidden tests passed'),
      mutants: z.array(checkedMutantSchema).describe('changes that its hidden tests notice'),
    })
    .describe('what running it has shown'),
});
export type Program = z.infer<typeof programSchema>;

/** A project as an agent finds it, and what decides about it in the end. */
export const workspaceSchema = z.strictObject({
  program: z.string().describe('ID of the program'),
  language: languageSchema,
  files: filesSchema.describe('the whole tree as the agent finds it'),
  hidden: filesSchema.describe('tests that the agent never sees: what they say about the tree is its state'),
  kept: z.array(z.string()).describe('files that must stay as they are'),
  mutants: z
    .array(z.strictObject({ name: z.string(), files: filesSchema }))
    .optional()
    .describe('versions of files with which the tests in the tree must fail'),
  names: z
    .strictObject({
      defined: z.array(z.strictObject({ name: z.string(), file: z.string() })),
      gone: z.array(z.string()),
      absent: z
        .array(z.strictObject({ name: z.string(), file: z.string() }))
        .optional()
        .describe('functions that a file may define no longer'),
      calls: z
        .array(z.strictObject({ name: z.string(), file: z.string(), least: z.int().positive() }))
        .optional()
        .describe('functions that a file must call, and in how many places at least'),
      most: z
        .array(z.strictObject({ file: z.string(), functions: z.int().nonnegative() }))
        .optional()
        .describe('how many functions a file may define'),
    })
    .optional()
    .describe(
      'what the sources must define, names that no file may contain any longer, and other marks of a structure',
    ),
});
export type Workspace = z.infer<typeof workspaceSchema>;
