// Repositories of a GitHub that a test writes, found and harvested offline.

import type { FakeGitHub, FakeRepository } from './github.ts';
import { all, offlineRun } from './offline-run.ts';

/** The source of one tool. */
export const toolSource = (name: string) =>
  `server.tool('${name}', 'Returns the ${name} of an order. Use it when the number is known.', { order: z.string().describe('Number of the order') }, async () => {});\n`;
/** A repository of one server with one tool. */
export const server = (number: number, more: Partial<FakeRepository> = {}): FakeRepository => ({
  name: `acme/server-${number}`,
  created: `2025-0${(number % 6) + 1}-15`,
  topics: ['mcp-server'],
  files: {
    'src/index.ts': toolSource(`status_${number}`),
    'package.json': JSON.stringify({ name: `server-${number}` }),
  },
  ...more,
});

export interface Asked {
  readonly standard?: boolean;
  readonly queries?: readonly string[];
  readonly repositories?: readonly string[];
  readonly registry?: string;
  readonly tokens?: readonly string[];
  readonly freshHours?: number;
  /** The last stage; harvest unless it says otherwise. */
  readonly until?: 'find-repositories' | 'harvest';
}

/** What two stages make of a GitHub. */
export async function harvested(
  github: FakeGitHub,
  cache: string,
  { tokens = ['TOOLLOOM_TEST_A'], freshHours = 24, until = 'harvest', ...find }: Asked,
) {
  const access = { baseUrl: github.url, cache, tokens, freshHours };
  const { store, result } = await offlineRun({
    until,
    config: {
      stages: {
        'find-repositories': { ...access, ...find },
        harvest: { packages: { servers: [] }, github: access },
      },
    },
  });
  return {
    specs: await all(store.read('specs')),
    rejects: (await all(store.rejects())).map(({ reason, detail }) => `${reason}: ${detail}`),
    repositories: (await all(store.read('repositories'))).map(({ name }) => name),
    result,
  };
}
