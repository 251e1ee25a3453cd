// How to reach GitHub: the options that the stages which use it share.
import { z } from 'zod';
import type { Context } from '../../pipeline/stage.ts';
import { type GitHub, openGitHub } from './client.ts';

export const accessOptions = {
  baseUrl: z
    .url()
    .default('https://api.github.com')
    .describe('address of the API; for GitHub Enterprise: https://HOST/api/v3'),
  tokens: z
    .array(z.string())
    .default(['GITHUB_TOKEN'])
    .describe('names of the environment variables that hold tokens; several are used in turn'),
  cache: z
    .string()
    .default('data/cache/github')
    .describe('folder for responses and their ETags, shared by all runs'),
  freshHours: z
    .number()
    .nonnegative()
    .default(24)
    .describe('responses younger than this are not requested again'),
};

const accessSchema = z.object(accessOptions);
type Access = z.infer<typeof accessSchema>;

/**
 * One client for each run and each set of options, so that all units share its budgets. A run is withId
 * by its signal.
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
