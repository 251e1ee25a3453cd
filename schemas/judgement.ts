// What the judge found in one trajectory.
import { z } from 'zod';
import { recordFields } from './record.ts';

const findingSchema = z.strictObject({
  rule: z.string().describe('name in the registry of rules'),
  code: z
    .string()
    .describe('what exactly is wrong, in one or two words: the name of the rule if it finds one thing'),
  severity: z.enum(['fatal', 'slip']).describe('fatal: rejects the trajectory; slip: only labels the turn'),
  blame: z.enum(['agent', 'user']),
  message: z.int().nonnegative().describe('index of the message it is about'),
  step: z.int().nonnegative().optional().describe('index of the call it is about'),
  evidence: z.string().describe('what was found, in words'),
});
export type Finding = z.infer<typeof findingSchema>;

export const scoreSchema = z.strictObject({
  criterion: z.string(),
  evidence: z.string().describe('a quotation with its message number, or what was looked for and not found'),
  score: z.number().min(0).max(1),
});
export type Score = z.infer<typeof scoreSchema>;

export const judgementSchema = z.strictObject({
  ...recordFields,
  trajectory: z.string(),
  task: z.string(),
  kind: z.string(),
  findings: z.array(findingSchema),
  scores: z.array(scoreSchema),
  total: z
    .number()
    .min(0)
    .max(1)
    .describe('weighted mean of the scores that there are: no judge scores a play that code rejects'),
  turns: z
    .array(z.strictObject({ message: z.int().nonnegative(), label: z.enum(['good', 'slip', 'bad']) }))
    .describe('a label for each assistant message; a trainer can mask what is not good'),
  verdict: z.enum(['accepted', 'rejected']),
  reason: z.string().describe('why it was rejected; empty when accepted'),
});
export type Judgement = z.infer<typeof judgementSchema>;
