// What the config says about plays.
import { z } from 'zod';
import { contextPolicies } from '../contexts/index.ts';
import { protocols } from '../protocols/index.ts';
import { sharesOf } from '../shares.ts';

export const simulateOptions = z.strictObject({
  trials: z.int().positive().default(1).describe('plays per task'),
  twins: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe(
      'share of the plays with passing faults that are played again in clear weather, where no fault strikes; `status` compares them',
    ),
  userCandidates: z
    .int()
    .min(1)
    .max(8)
    .default(1)
    .describe(
      'replies that are drawn for each turn of the user; of several, the role user-critic takes the best',
    ),
  faces: z
    .int()
    .positive()
    .default(1)
    .describe(
      'how many ways to show the tools per trial: first mostly as the worlds define them, then under ' +
        'other names',
    ),
  renamed: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe(
      'share of the first plays that show the tools under other names, with other parameters, and in another manner',
    ),
  forms: z
    .number()
    .min(0)
    .max(1)
    .default(0.35)
    .describe(
      'share of the plays in which results come as real APIs write them: in envelopes, tables, text, ' +
        'or among irrelevant fields',
    ),
  protocol: sharesOf(protocols.map(({ name }) => name))
    .default('native')
    .describe(
      `how the conversation is put to the agent, or shares of several ways. ${protocols
        .map(({ name, summary }) => `${name}: ${summary}`)
        .join('. ')}`,
    ),
  context: z
    .strictObject({
      policy: sharesOf(contextPolicies.map(({ name }) => name))
        .default('none')
        .describe(
          `what the agent sees of a long conversation, or shares of several ways. ${contextPolicies
            .map(({ name, summary }) => `${name}: ${summary}`)
            .join('. ')}`,
        ),
      results: z
        .int()
        .positive()
        .default(40)
        .describe('most results that the agent sees before a policy acts'),
      tokens: z
        .int()
        .positive()
        .default(48_000)
        .describe('most tokens of messages that the agent sees before a policy acts'),
      keep: z.int().nonnegative().default(10).describe('latest results that a policy leaves as they are'),
    })
    .prefault({})
    .describe('for plays that outgrow the context of a model'),
  vices: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .describe(
      'share of the plays of fewer than 150 calls in which the agent procedure shows a vice; models bring their own',
    ),
  only: z.string().optional().describe('show only this vice, wherever it applies; for calibrating the judge'),
  messages: z.int().positive().default(700).describe('stop a play after this many messages'),
  calls: z.int().positive().default(320).describe('stop a play after this many tool calls'),
});

export type SimulateOptions = z.infer<typeof simulateOptions>;
