// GitHub harvested from a small one of our own: searches that hide nothing, limits and failures, and nothing
// asked for twice.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { start, toolloom } from '../support/cli.ts';
import { type FakeGitHub, type FakeRepository, fakeGitHub } from '../support/github.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';

const tool = (name: string) =>
  `server.tool('${name}', 'Returns the ${name} of an order. Use it when the number is known.', { order: z.string().describe('Number of the order') }, async () => {});\n`;
const server = (number: number, more: Partial<FakeRepository> = {}): FakeRepository => ({
  name: `acme/server-${number}`,
  created: `2025-0${(number % 6) + 1}-15`,
  topics: ['mcp-server'],
  files: {
    'src/index.ts': tool(`status_${number}`),
    'package.json': JSON.stringify({ name: `server-${number}` }),
  },
  ...more,
});

afterEach(() => {
  delete process.env.TOOLLOOM_TEST_A;
  delete process.env.TOOLLOOM_TEST_B;
});

interface Asked {
  readonly standard?: boolean;
  readonly queries?: readonly string[];
  readonly repositories?: readonly string[];
  readonly registry?: string;
  readonly tokens?: readonly string[];
  readonly freshHours?: number;
}

async function harvested(
  github: FakeGitHub,
  cache: string,
  { tokens = ['TOOLLOOM_TEST_A'], freshHours = 24, ...find }: Asked,
) {
  const access = { baseUrl: github.url, cache, tokens, freshHours };
  const { store, result } = await offlineRun({
    until: 'harvest',
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

describe('a search', () => {
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
    const { repositories } = await harvested(github, join(directory.path, 'cache'), {
      queries: ['topic:mcp-server'],
    });
    expect(repositories.length).toBe(2277);
    const pages = github.requests.filter(({ path }) => path.startsWith('/search')).map(({ path }) => path);
    expect(new Set(pages).size).toBe(pages.length);
    const before = github.requests.length;
    await harvested(github, join(directory.path, 'cache'), { queries: ['topic:mcp-server'] });
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
    const whole = await harvested(github, cache, { queries: ['topic:mcp-server'] });
    expect([whole.repositories.length, whole.rejects.filter((each) => each.startsWith('results'))]).toEqual([
      2400,
      [],
    ]);
    const cut = await harvested(github, cache, { queries: ['topic:alike'] });
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
          'src/index.ts': tool(`status_${number}`),
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
          'a/src/index.ts': tool('open_order'),
          'b/package.json': JSON.stringify({ name: 'b', license: 'BUSL-1.1' }),
          'b/src/index.ts': tool('closed_order'),
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

describe('weather', () => {
  it.each([
    ['a primary limit', 'primary'],
    ['a secondary limit', 'secondary'],
    ['a server error', 500],
    ['a cut connection', 'cut'],
  ] as const)('%s delays and loses nothing', async (_, stroke) => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1), server(2)]);
    github.weather = ({ number }) => (number % 4 === 1 ? stroke : undefined);
    const { specs, result } = await harvested(github, join(directory.path, 'cache'), {
      queries: ['topic:mcp-server'],
    });
    expect(specs.map(({ name }) => name).sort()).toEqual(['status_1', 'status_2']);
    expect(result.stages.every(({ failed }) => failed === 0)).toBe(true);
  });

  it('that strikes one token leaves the work to the other', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1), server(2), server(3)]);
    process.env.TOOLLOOM_TEST_A = 'first-token';
    process.env.TOOLLOOM_TEST_B = 'second-token';
    github.weather = ({ token }) => (token === 'first-token' ? 'refused' : undefined);
    const { specs } = await harvested(github, join(directory.path, 'cache'), {
      queries: ['topic:mcp-server'],
      tokens: ['TOOLLOOM_TEST_A', 'TOOLLOOM_TEST_B'],
    });
    expect(specs).toHaveLength(3);
    expect(github.requests.filter(({ token }) => token === 'first-token')).toHaveLength(1);
  });

  it.each([
    ['a token that is refused', 'refused', /GitHub refuses the token/],
    ['a limit of zero', 'zero', /allows this token no search requests at all/],
  ] as const)('%s ends the run with one line', async (_, stroke, line) => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1)]);
    process.env.TOOLLOOM_TEST_A = `token-${stroke}`;
    github.weather = () => stroke;
    const { result } = await harvested(github, join(directory.path, 'cache'), {
      queries: ['topic:mcp-server'],
    });
    expect(result.stopped?.message).toMatch(line);
  });
});

it('killed in the middle of searches and repositories it goes on, and asks for no page and no repository twice', async () => {
  await using directory = await tempDir();
  const many = Array.from({ length: 30 }, (_, number) => server(number));
  const padding = Array.from({ length: 1500 }, (_, number) =>
    server(1000 + number, {
      topics: ['padding'],
      fork: true,
      created: new Date(Date.UTC(2025, 0, 1 + (number % 200))).toISOString().slice(0, 10),
    }),
  );
  await using github = await fakeGitHub([...many, ...padding]);
  const access = `baseUrl: ${github.url}, cache: ${join(directory.path, 'cache')}, tokens: []`;
  await writeFile(
    join(directory.path, 'kill.yaml'),
    `name: kill\nexecutor: { concurrency: 1 }\nstages:\n  find-repositories: { ${access}, queries: ['topic:padding', 'topic:mcp-server'] }\n  harvest: { packages: { servers: [] }, github: { ${access} } }\n`,
  );
  for (const after of [3, 9, 45]) {
    const { child, result } = start(['run', '-c', 'kill.yaml', '--until', 'harvest'], directory.path);
    while (github.requests.length < after) await Promise.race([sleep(10), result]);
    child.kill('SIGKILL');
    await result;
  }
  expect((await toolloom(['run', '-c', 'kill.yaml', '--until', 'harvest'], directory.path)).code).toBe(0);
  const { stdout } = await toolloom(['cat', 'specs'], directory.path);
  expect(stdout.trim().split('\n')).toHaveLength(30);
  const status = await toolloom(['status'], directory.path);
  const spent = /^ {2}harvest: GitHub core (\d+)/m.exec(status.stdout)?.[1];
  expect(status.stdout).toContain('Requests to the outside:\n  find-repositories: GitHub from the cache');
  expect(Number(spent)).toBe(github.requests.filter(({ path }) => path.startsWith('/repos/')).length);
  expect(status.stdout).toContain('specs by repository: acme/server-0 1,');
  const answered = github.requests.map(({ path }) => path);
  const again = answered.filter((path, index) => answered.indexOf(path) !== index);
  // What was in flight when the process died was not kept.
  expect(again.length).toBeLessThanOrEqual(3);
});
