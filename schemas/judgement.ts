// What the judge found in one trajectory.
import { z } from 'zod';
import { recordFields } from './record.ts';

const findingSchema = z.strictObject({
  rule: z.string().describe('name in the registry of rules'),
  code: z
    .string()
    .describe('what exactly is wrong, in one or two words: the name of the rule if it finds one thing'),
  severity: z.enum(['fatal', 'slip']).describe('fatal: rejects the trajectory; slip: only labels the turn'),
  blame: z.enum(['agent', 'user', 'environment']).describe('who made the mistake'),
  message: z.int().nonnegative().describe('index of the message it is about'),
  step: z.int().nonnegative().optional().describe('index of the call it is about'),
  evidence: z.string().describe('what was found, in words'),
});
export type Finding = z.infer<typeof findingSchema>;

export const scoreSchema = z.strictObject({
  criterion: z.string(),
  evidence: z.string().describe('a quotation with its message number, or what was looked for and not found'),
  score: z.number().min(0).max(1),
  samples: z
    .array(z.number())
    .optional()
    .describe('where the judge was asked more than once: what it gave each time; the score is their median'),
});
export type Score = z.infer<typeof scoreSchema>;

export const judgementSchema = z.strictObject({
  ...recordFields,
  trajectory: z.string(),
  task: z.string(),
  kind: z.string(),
  twin: z.string().optional().describe('as in the trajectory: given for a play in clear weather'),
  findings: z.array(findingSchema),
  scores: z.array(scoreSchema),
  total: z
    .number()
    .min(0)
    .max(1)
    .describe('weighted mean of the scores that there are: no judge scores a play that code rejects'),
  turns: z
    .array(
      z.strictObject({
        message: z.int().nonnegative(),
        label: z.enum(['good', 'recovery', 'redundant', 'slip', 'bad']),
      }),
    )
    .describe(
      'a label for each assistant message. recovery: right, after a call that failed; redundant: calls what is not ' +
        'needed; a trainer can mask what is neither good nor recovery',
    ),
  verdict: z
    .enum(['accepted', 'rejected', 'user-faulty', 'environment-faulty', 'undecided'])
    .describe('user-faulty, environment-faulty: it says nothing about the agent'),
  reason: z.string().describe('what decided it, in a word or two; empty when accepted'),
  because: z.string().describe('what decided it, in one line with the message; empty when accepted'),
});
export type Judgement = z.infer<typeof judgementSchema>;
