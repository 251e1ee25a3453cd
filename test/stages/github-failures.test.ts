// Limits, failures, cut connections and kills: they delay a harvest of GitHub and lose nothing.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { killedWhen, start, toolloom } from '../support/cli.ts';
import { fakeGitHub } from '../support/github.ts';
import { harvested, server } from '../support/harvested-github.ts';
import { tempDir } from '../support/temp-dir.ts';

afterEach(() => {
  delete process.env.TOOLLOOM_TEST_A;
  delete process.env.TOOLLOOM_TEST_B;
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

  it('a download that breaks off is tried again, and one that always does fails its unit alone', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([server(1), server(2)]);
    const torn = new Map<string, number>();
    github.weather = ({ path }) => {
      if (!path.includes('/tarball/')) return undefined;
      torn.set(path, (torn.get(path) ?? 0) + 1);
      return path.includes('server-1') || torn.get(path) === 1 ? 'torn' : undefined;
    };
    const { specs, result } = await harvested(github, join(directory.path, 'cache'), {
      queries: ['topic:mcp-server'],
    });
    expect(specs.map(({ name }) => name)).toEqual(['status_2']);
    expect(result.stages.reduce((sum, { failed }) => sum + failed, 0)).toBe(1);
    expect([...torn.values()].sort()).toEqual([2, 4]);
  });

  it('that affects one token leaves the work to the other', async () => {
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

it('the archive of a commit is downloaded once, for all runs', async () => {
  await using directory = await tempDir();
  await using github = await fakeGitHub([server(1)]);
  for (const freshHours of [24, 0]) {
    const asked = { queries: ['topic:mcp-server'], freshHours };
    expect((await harvested(github, join(directory.path, 'cache'), asked)).specs).toHaveLength(1);
  }
  expect(github.requests.filter(({ path }) => path.includes('/tarball/'))).toHaveLength(1);
});

it('a run that is killed during searches and downloads resumes, and requests nothing twice', async () => {
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
    const running = start(['run', '-c', 'kill.yaml', '--until', 'harvest'], directory.path);
    await killedWhen(running, () => github.requests.length >= after);
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
