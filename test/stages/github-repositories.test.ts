// What a repository of GitHub gives: specs with their origin, or a reason why not.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeGitHub } from '../support/github.ts';
import { harvested, server, toolSource } from '../support/harvested-github.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';

describe('a repository', () => {
  it('gives specs with commit, file, line, link and licence', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1, { licence: 'Apache-2.0' })]);
    const { specs } = await harvested(github, join(directory.path, 'cache'), {
      repositories: ['acme/server-1'],
    });
    const [spec] = specs;
    expect(spec).toMatchObject({
      server: { name: 'server-1', transport: 'stdio' },
      source: {
        origin: 'static',
        repository: 'acme/server-1',
        path: 'src/index.ts',
        line: 1,
        language: 'typescript',
        licence: 'Apache-2.0',
      },
    });
    expect(spec?.source.url).toBe(
      `https://github.com/acme/server-1/blob/${spec?.source.commit}/src/index.ts#L1`,
    );
  });

  it('that repeats another almost word by word gives rejects that name the better spec', async () => {
    await using directory = await tempDir();
    const source = (words: string) =>
      `server.tool('weigh_order', '${words}', { order: z.string().describe('Number of the order') }, async () => {});\n`;
    const said = 'Returns the weight of an order in kilograms. Use it before the order is packed.';
    await using github = await fakeGitHub([
      server(1, { files: { 'src/index.ts': source(said) } }),
      server(2, { files: { 'src/index.ts': source(`${said} `.replace('is packed', 'is packed up')) } }),
      server(3, {
        files: { 'src/index.ts': source('Opens a ticket for a broken lift and says who comes to mend it.') },
      }),
    ]);
    const access = { baseUrl: github.url, cache: join(directory.path, 'cache'), tokens: ['TOOLLOOM_TEST_A'] };
    const { store } = await offlineRun({
      until: 'cluster',
      config: {
        stages: {
          'find-repositories': { ...access, queries: ['topic:mcp-server'] },
          harvest: { packages: { servers: [] }, github: access },
        },
      },
    });
    const specs = await all(store.read('specs'));
    const rejects = (await all(store.rejects())).filter(({ stage }) => stage === 'cluster');
    expect(rejects).toMatchObject([
      {
        reason: 'near-duplicate',
        detail: expect.stringMatching(
          /^acme\/server-[12]\/src\/index.ts:weigh_order is nearly the same as acme\/server-[12]\//,
        ),
      },
    ]);
    const exemplars = (await all(store.read('clusters'))).flatMap((cluster) => cluster.exemplars);
    expect(specs).toHaveLength(3);
    const [worse] = rejects.map(({ record }) => record?.id);
    expect(exemplars).not.toContain(worse);
  });

  it('that cannot be used is a reject with its reason, and nothing of it is downloaded', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([
      server(1, { licence: 'GPL-3.0' }),
      server(2, { size: 2_000_000 }),
      server(3, { files: {}, size: 0 }),
      server(4, { files: { 'src/a.ts': 'export {}' } }),
      server(5, {
        licence: 'NOASSERTION',
        files: {
          'a/package.json': JSON.stringify({ name: 'a', license: 'GPL-3.0 OR MIT' }),
          'a/src/index.ts': toolSource('open_order'),
          'b/package.json': JSON.stringify({ name: 'b', license: 'BUSL-1.1' }),
          'b/src/index.ts': toolSource('closed_order'),
        },
      }),
    ]);
    const { rejects, specs } = await harvested(github, join(directory.path, 'cache'), {
      repositories: [1, 2, 3, 4, 5, 9].map((number) => `acme/server-${number}`),
    });
    expect(rejects.sort()).toEqual([
      'empty repository: acme/server-3',
      'licence not allowed: acme/server-1: GPL-3.0',
      'licence not allowed: acme/server-5: b/src/index.ts: closed_order: BUSL-1.1',
      'no tools: acme/server-4: 1 file read, none declares a tool',
      expect.stringMatching(/^repository not available: acme\/server-9: 404 Not Found/),
      'repository too large: acme/server-2: 2000000 KB; the limit is 200000 KB',
    ]);
    expect(github.requests.filter(({ path }) => path.includes('/tarball/'))).toHaveLength(2);
    expect(specs.map(({ name, source }) => [name, source.licence])).toEqual([
      ['open_order', 'GPL-3.0 OR MIT'],
    ]);
  });

  it('is asked for on condition once its answers are old', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1)]);
    const asked = { repositories: ['acme/server-1'], freshHours: 0 };
    await harvested(github, join(directory.path, 'cache'), asked);
    const before = github.requests.length;
    await harvested(github, join(directory.path, 'cache'), asked);
    expect(
      github.requests
        .slice(before)
        .filter(({ path }) => !path.includes('/tarball/'))
        .map(({ status }) => status),
    ).toEqual([304, 304]);
  });
});
