// A program as a model writes it, in one reply, and as the checks read it.
import { z } from 'zod';
import type { Files, Language } from '../../schemas/program.ts';
import type { ReadProgram } from '../check-programs/read-program.ts';

const filesSchema = z.array(z.strictObject({ path: z.string(), text: z.string() }));

export const writtenProgramSchema = z.strictObject({
  title: z.string().min(3).max(60),
  about: z.string().min(10).describe('what it is for, in one sentence'),
  sources: filesSchema.min(1).describe('the program'),
  tests: filesSchema.min(1).describe('the tests that a team would have'),
  hidden: filesSchema.min(1).describe('the thorough tests, which nobody who works on the program sees'),
  functions: z
    .array(
      z.strictObject({
        name: z.string().describe('Class.method for a method'),
        file: z.string(),
        does: z.string().describe('what it is for, as a verb phrase'),
      }),
    )
    .min(1)
    .describe('public functions that can be written from their documentation alone'),
  facts: z
    .array(
      z.strictObject({
        ask: z.string().describe('a question about the code'),
        answer: z.union([z.string(), z.number()]),
        script: z.string().describe('a script beside the folder src that prints the answer'),
      }),
    )
    .max(4),
  feature: z
    .strictObject({
      name: z.string().describe('a few words joined by hyphens'),
      ask: z.string().describe('how a user asks for it'),
      sources: filesSchema.min(1).describe('the sources that it changes, each as a whole'),
      tests: filesSchema.min(1).describe('tests that a developer would write for it'),
      hidden: filesSchema.min(1).describe('thorough tests for it'),
    })
    .nullable()
    .describe('null unless one is wanted'),
});
export type WrittenProgram = z.infer<typeof writtenProgramSchema>;

/** Facts are shown by running their scripts; a program keeps those that are. */
export function readWritten(
  written: WrittenProgram,
  { language, area }: { readonly language: Language; readonly area: string },
): ReadProgram {
  const { title, about, sources, tests, hidden, functions, feature } = written;
  return {
    name: `${language}/${slugOf(title)}`,
    language,
    title,
    about,
    area,
    files: filesOf(sources),
    tests: filesOf(tests),
    hidden: filesOf(hidden),
    functions,
    facts: [],
    features: feature
      ? [
          {
            name: feature.name,
            ask: feature.ask,
            files: filesOf(feature.sources),
            tests: filesOf(feature.tests),
            hidden: filesOf(feature.hidden),
          },
        ]
      : [],
  };
}

/** Every text ends as an editor leaves it. */
const filesOf = (list: WrittenProgram['sources']): Files =>
  Object.fromEntries(list.map(({ path, text }) => [path, text.endsWith('\n') ? text : `${text}\n`]));

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
