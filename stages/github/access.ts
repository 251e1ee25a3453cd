// How GitHub is reached: options that its stages share.
import { z } from 'zod';
import type { Context } from '../../pipeline/stage.ts';
import { type GitHub, openGitHub } from './client.ts';

export const accessOptions = {
  baseUrl: z
    .url()
    .default('https://api.github.com')
    .describe('of the API; for GitHub Enterprise https://HOST/api/v3'),
  tokens: z
    .array(z.string())
    .default(['GITHUB_TOKEN'])
    .describe('names of environment variables that hold tokens; several are used in turn'),
  cache: z
    .string()
    .default('data/cache/github')
    .describe('folder for answers and their ETags, shared by runs'),
  freshHours: z
    .number()
    .nonnegative()
    .default(24)
    .describe('answers younger than this are not asked for again'),
};

const accessSchema = z.object(accessOptions);
export type Access = z.infer<typeof accessSchema>;

/**
 * One client for a run and a way of access, so that its budgets are known to all units. A run is known by its
 * signal.
 */
const clients = new WeakMap<AbortSignal, Map<string, Promise<GitHub>>>();

export async function gitHubFor(
  { baseUrl, tokens, cache, freshHours }: Access,
  { signal, log }: Pick<Context, 'signal' | 'log'>,
): Promise<GitHub> {
  const ofRun = clients.get(signal) ?? new Map<string, Promise<GitHub>>();
  clients.set(signal, ofRun);
  const key = JSON.stringify([baseUrl, tokens, cache, freshHours]);
  const note = (message: string): void => log.note(message);
  const client = ofRun.get(key) ?? openGitHub({ baseUrl, tokens, cache, freshHours, signal, note });
  ofRun.set(key, client);
  return (await client).countedBy((what) => log.count(`GitHub ${what}`));
}
