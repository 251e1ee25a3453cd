// A tool as found: harvested from a real MCP server.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';
import { recordFields } from './record.ts';

export const specSchema = z.strictObject({
  ...recordFields,
  name: z.string().describe('within the limits of function calling'),
  originalName: z.string().describe('as the server calls it'),
  title: z.string().optional(),
  description: z.string(),
  descriptionLanguage: z
    .string()
    .describe('language of the description, ISO 639-3; und where it is too short to tell'),
  inputSchema: jsonObjectSchema,
  outputSchema: jsonObjectSchema.optional(),
  annotations: jsonObjectSchema.optional(),
  server: z.strictObject({
    name: z.string(),
    version: z.string().optional(),
    transport: z.enum(['stdio', 'http']),
  }),
  source: z.strictObject({
    origin: z.enum(['static', 'live', 'registry', 'file']),
    package: z.string().optional().describe('package and version: name@1.0.0 in npm, name==1.0.0 in PyPI'),
    repository: z.string().optional().describe('owner/name'),
    commit: z.string().optional(),
    path: z.string().optional().describe('file in the repository that declares it'),
    line: z.int().positive().optional(),
    url: z.string().optional(),
    language: z.string().optional(),
    sdk: z.string().optional().describe('what it is declared with'),
    licence: z.string().describe('SPDX expression'),
  }),
  quality: z.strictObject({ score: z.number().min(0).max(1), issues: z.array(z.string()) }),
});
export type Spec = z.infer<typeof specSchema>;
