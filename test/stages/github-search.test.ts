// Searches of GitHub that hide nothing and ask for nothing twice.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FakeRepository, fakeGitHub } from '../support/github.ts';
import { harvested, server, toolSource } from '../support/harvested-github.ts';
import { tempDir } from '../support/temp-dir.ts';

describe('a search', () => {
  const queries = ['topic:mcp-server'];
  const until = 'find-repositories';

  it('hides nothing beyond the first thousand, and asks for no page twice', async () => {
    await using directory = await tempDir();
    const many = Array.from({ length: 2300 }, (_, number) =>
      server(number, {
        created: new Date(Date.UTC(2025, 0, 1 + (number % 300))).toISOString().slice(0, 10),
        fork: number % 100 === 0,
        size: 0,
      }),
    );
    await using github = await fakeGitHub(many);
    const { repositories } = await harvested(github, join(directory.path, 'cache'), { queries, until });
    expect(repositories.length).toBe(2277);
    const pages = github.requests.filter(({ path }) => path.startsWith('/search')).map(({ path }) => path);
    expect(new Set(pages).size).toBe(pages.length);
    const before = github.requests.length;
    await harvested(github, join(directory.path, 'cache'), { queries, until });
    expect(github.requests.length).toBe(before);
  });

  it('goes on by stars and by pushes where a single day has too many, and says what stays hidden', async () => {
    await using directory = await tempDir();
    const day = (number: number): string =>
      new Date(Date.UTC(2025, 5, 1 + number)).toISOString().slice(0, 10);
    const told = Array.from({ length: 2400 }, (_, number) =>
      server(number, { created: '2025-06-01', stars: number % 2, pushed: day(number % 40), size: 0 }),
    );
    const alike = Array.from({ length: 1050 }, (_, number) =>
      server(3000 + number, { created: '2025-01-01', stars: 7, topics: ['alike'], size: 0 }),
    );
    await using github = await fakeGitHub([...told, ...alike]);
    const cache = join(directory.path, 'cache');
    const whole = await harvested(github, cache, { queries, until });
    expect([whole.repositories.length, whole.rejects.filter((each) => each.startsWith('results'))]).toEqual([
      2400,
      [],
    ]);
    const cut = await harvested(github, cache, { queries: ['topic:alike'], until });
    expect(cut.repositories).toHaveLength(1000);
    expect(cut.rejects.filter((each) => each.startsWith('results'))).toEqual([
      'results not shown: topic:alike created:2025-01-01..2025-01-01 stars:7..7 pushed:2025-01-01..2025-01-01: 1050 results, of which GitHub shows 1000',
    ]);
  });

  it('that GitHub breaks off is asked for again, and said to be cut where it stays so', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1), server(2)]);
    let cuts = 2;
    github.weather = ({ path }) => (path.startsWith('/search') && cuts-- > 0 ? 'incomplete' : undefined);
    const mended = await harvested(github, join(directory.path, 'a'), { queries: ['topic:mcp-server'] });
    expect([mended.repositories.length, mended.rejects]).toEqual([2, []]);
    cuts = Number.POSITIVE_INFINITY;
    const cut = await harvested(github, join(directory.path, 'b'), { queries: ['topic:mcp-server'] });
    expect(cut.repositories).toHaveLength(2);
    expect(cut.rejects).toEqual([
      expect.stringMatching(/^results not shown: .*page 1: GitHub broke off the search$/),
    ]);
  });

  it('of code finds what a manifest names, in parts by the size of files, and forks are left out', async () => {
    await using directory = await tempDir();
    const using = (number: number, padding: number, more: Partial<FakeRepository> = {}) =>
      server(number, {
        topics: [],
        files: {
          'src/index.ts': toolSource(`status_${number}`),
          'package.json': JSON.stringify({
            dependencies: { '@modelcontextprotocol/sdk': '1.0.0' },
            padding: 'x'.repeat(padding),
          }),
        },
        ...more,
      });
    const many = Array.from({ length: 1200 }, (_, number) =>
      using(number, 10 + (number % 3) * 5000, { size: 0 }),
    );
    await using github = await fakeGitHub([
      ...many,
      using(5000, 10, { fork: true }),
      server(6000, { topics: [] }),
    ]);
    const { repositories } = await harvested(github, join(directory.path, 'cache'), { standard: true });
    expect(new Set(repositories).size).toBe(1200);
    const pages = github.requests
      .filter(({ path }) => path.startsWith('/search/code'))
      .map(({ path }) => path);
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('goes along with the registry and a list, each repository once, forks left out', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1), server(2), server(3, { fork: true })]);
    const { specs, rejects } = await harvested(github, join(directory.path, 'cache'), {
      queries: ['topic:mcp-server'],
      registry: github.url,
      repositories: ['Acme/Server-1'],
    });
    expect(specs.map(({ name }) => name).sort()).toEqual(['status_1', 'status_2']);
    expect(rejects).toEqual(['fork: acme/server-3: its tools are harvested from the original repository']);
    expect(github.requests.filter(({ path }) => path.includes('/tarball/'))).toHaveLength(2);
  });
});
