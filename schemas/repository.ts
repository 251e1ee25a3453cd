// A repository that may hold an MCP server, as it was found.
import { z } from 'zod';
import { recordFields } from './record.ts';

export const repositorySchema = z.strictObject({
  ...recordFields,
  name: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/)
    .describe('owner/name'),
  description: z.string().nullable(),
  language: z.string().nullable(),
  stars: z.int().nonnegative().nullable().describe('null where what found it does not say'),
  licence: z.string().nullable().describe('SPDX id that GitHub gives'),
  size: z.int().nonnegative().nullable().describe('KB'),
});
export type Repository = z.infer<typeof repositorySchema>;
