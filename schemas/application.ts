// An application in outline, before it is a world: where it stands, what it keeps, and how it was come by.
import { z } from 'zod';
import { recordFields } from './record.ts';

const thingSchema = z.strictObject({
  noun: z
    .string()
    .regex(/^[A-Za-z][A-Za-z -]{1,60}$/)
    .describe('the noun for one of them, in lowercase but for abbreviations'),
  is: z
    .string()
    .describe(
      'its archetype, which gives it fields, states, and moves; "written" if its outline is written by hand',
    ),
  of: z.array(z.string()).default([]).describe('nouns of the things it belongs to'),
});
export type Thing = z.infer<typeof thingSchema>;

export const applicationDraftSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string(),
  summary: z.string(),
  things: z.array(thingSchema).min(1).max(6),
});
export type ApplicationDraft = z.infer<typeof applicationDraftSchema>;

export const applicationSchema = z.strictObject({
  ...recordFields,
  ...applicationDraftSchema.shape,
  path: z.tuple([z.string(), z.string(), z.string()]).describe('category, domain, application'),
  operator: z.string().describe('how it came about: written, seed, widen, neighbour'),
  parent: z.string().nullable().describe('name of the application of the same category that it grew from'),
  nearest: z
    .number()
    .describe('cosine with the nearest earlier application of its category; less is sparser'),
});
export type Application = z.infer<typeof applicationSchema>;
