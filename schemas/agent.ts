// An agent: a system prompt and a tool set, with the environments in which its tools run.
import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';
import { recordFields } from './record.ts';

/** One environment of an agent. Which kinds there are is the registry of environments' business. */
export const environmentPartSchema = z.strictObject({
  environment: z.string().describe('name in the registry of environments'),
  of: z.string().describe('what it opens: a world id, a server name'),
  fixture: z
    .string()
    .optional()
    .describe('what a live server finds in its directory: a name in data/seeds/live.yaml'),
  tools: z.array(z.string()).describe('names of the tools that it answers'),
  primary: z.boolean().describe('false for a part that only lends distractors'),
});
export type EnvironmentPart = z.infer<typeof environmentPartSchema>;

export const toolDeclarationSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputSchema: jsonObjectSchema,
  origin: z.strictObject({ collection: z.enum(['tools', 'specs']), id: z.string() }),
});
export type ToolDeclaration = z.infer<typeof toolDeclarationSchema>;

export const agentSchema = z.strictObject({
  ...recordFields,
  name: z.string(),
  mix: z.string().describe('how the tool set was drawn'),
  systemPrompt: z.string(),
  tools: z.array(toolDeclarationSchema),
  distractors: z.array(z.string()).describe('names of tools that its tasks do not need'),
  parts: z.array(environmentPartSchema),
});
export type Agent = z.infer<typeof agentSchema>;
