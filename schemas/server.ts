// How to reach an MCP server of the user's own: a command that starts it, or the URL of a running one.
import { z } from 'zod';

export const commandServerSchema = z.strictObject({
  command: z.string(),
  args: z.array(z.string()).default([]),
  env: z.array(z.string()).default([]).describe('names of the environment variables that it may see'),
  network: z
    .boolean()
    .default(true)
    .describe('false starts it without a network (only on Linux, with unshare)'),
});
export type CommandServer = z.infer<typeof commandServerSchema>;

export const urlServerSchema = z.strictObject({
  url: z.url().describe('address of its streamable HTTP endpoint'),
  headers: z
    .record(z.string(), z.string())
    .default({})
    .describe('header -> name of the environment variable with its value'),
});
export type UrlServer = z.infer<typeof urlServerSchema>;

export const ownServerSchema = z.union([commandServerSchema, urlServerSchema]);
export type OwnServer = z.infer<typeof ownServerSchema>;
