// How GitHub is reached: options that its stages share.
import { z } from 'zod';
import { type GitHub, openGitHub } from './client.ts';

export const accessOptions = {
  baseUrl: z.url().default('https://api.github.com').describe('of the API; for GitHub Enterprise https://HOST/api/v3'),
  tokens: z
    .array(z.string())
    .default(['GITHUB_TOKEN'])
    .describe('names of environment variables that hold tokens; several are used in turn'),
  cache: z.string().default('data/cache/github').describe('folder for answers and their ETags, shared by runs'),
  freshHours: z.number().nonnegative().default(24).describe('answers younger than this are not asked for again'),
};

const accessSchema = z.object(accessOptions);
export type Access = z.infer<typeof accessSchema>;

/** One client per process and way of access, so that its budgets are known to all units. */
const clients = new Map<string, Promise<GitHub>>();

export function gitHubFor(
  { baseUrl, tokens, cache, freshHours }: Access,
  { signal, note }: { signal: AbortSignal; note(message: string): void },
): Promise<GitHub> {
  const key = JSON.stringify([baseUrl, tokens, cache, freshHours]);
  const known = signal.aborted ? undefined : clients.get(key);
  const client = known ?? openGitHub({ baseUrl, tokens, cache, freshHours, signal, note });
  clients.set(key, client);
  return client;
}
