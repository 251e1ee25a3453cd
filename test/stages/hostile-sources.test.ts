// Registries, repositories, and checkouts that do not mean well: none makes a run endless, leads it to another
// address, or has it read what lies elsewhere.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { repositoryAt, repositoryName } from '../../stages/github/repository-name.ts';
import { toolloom } from '../support/cli.ts';
import { fakeGitHub } from '../support/github.ts';
import { harvested, server, toolSource } from '../support/harvested-github.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';

describe('a registry', () => {
  it.each<[string, (page: number) => string, RegExp, number]>([
    [
      'that repeats its cursor',
      () => pageOf(['https://github.com/a/b'], 'again'),
      /the same cursor twice/,
      2,
    ],
    ['that sends empty pages', (page) => pageOf([], `page ${page}`), /10 empty pages in a row/, 10],
    ['whose page has no end', () => `{"servers":[${'{},'.repeat(6_000_000)}`, /more than 16 MB/, 1],
    ['whose page is not JSON', () => '<html>', /is not an MCP registry/, 1],
  ])('%s is left after a few requests, and its unit stays owed', async (_, pageAt, said, requests) => {
    await using directory = await tempDir();
    await using registry = await registryOf(pageAt);
    writeFileSync(
      join(directory.path, 'find.yaml'),
      `name: find\nstages:\n  find-repositories: { registry: ${registry.url}, tokens: [] }\n`,
    );
    const { code, stderr } = await toolloom(
      ['run', '-c', 'find.yaml', '--until', 'find-repositories'],
      directory.path,
    );
    expect(stderr).toMatch(said);
    expect(code).not.toBe(0);
    expect(registry.requests()).toBe(requests);
  });

  it('that ends its list is read to the end, and names only repositories of GitHub', async () => {
    await using directory = await tempDir();
    await using github = await fakeGitHub([]);
    const honest = [
      'https://github.com/acme/one',
      'git+ssh://git@github.com/acme/two.git',
      'github.com/acme/a.b',
    ];
    const hostile = Object.keys(addresses).filter((address) => addresses[address] === undefined);
    await using registry = await registryOf((page) =>
      page < 12 ? pageOf(page === 11 ? honest : hostile, `page ${page}`) : pageOf([]),
    );
    const asked = { registry: registry.url, until: 'find-repositories' } as const;
    const { repositories } = await harvested(github, join(directory.path, 'cache'), asked);
    expect([...repositories].sort()).toEqual(['acme/a.b', 'acme/one', 'acme/two']);
  });
});

/** What each address names. */
const addresses: Readonly<Record<string, string | undefined>> = {
  'https://github.com/acme/one': 'acme/one',
  'https://www.github.com/acme/one/tree/main': 'acme/one',
  'http://GitHub.com/acme/one.git?tab=readme#top': 'acme/one',
  'git@github.com:acme/one.git': 'acme/one',
  'git+https://github.com/acme/one.git': 'acme/one',
  'https://github.com/acme/one?x=/../user': undefined,
  'https://github.com/../user': undefined,
  'https://github.com/acme/..': undefined,
  'https://github.com/acme/.': undefined,
  'https://github.com/acme/%2e%2e': undefined,
  'https://github.com/%2e%2e/user': undefined,
  'https://github.com/acme/a%2fb': undefined,
  'https://evilgithub.com/acme/one': undefined,
  'https://github.com.evil.example/acme/one': undefined,
  'https://evil.example/github.com/acme/one': undefined,
  'http://169.254.169.254/?github.com/acme/one': undefined,
  'https://github.com@evil.example/acme/one': undefined,
  'https://github.com/acme': undefined,
  'https://github.com/acme/one two': undefined,
  [`https://github.com/${'a/b/'.repeat(200)}`]: undefined,
  'github.com': undefined,
  '': undefined,
};

it.each(Object.entries(addresses))('the address %j names %j', (address, name) => {
  expect(repositoryAt(address)).toBe(name);
});

it.each(['..', '../user', 'user/..', 'a/b/c', 'a', 'a/', '/b', 'a b/c', 'a/b?c', './a'])(
  '%j is no name of a repository, and a config that lists it is refused',
  async (name) => {
    expect(repositoryName.test(name)).toBe(false);
    await using directory = await tempDir();
    const stages = { 'find-repositories': { repositories: [name] } };
    writeFileSync(join(directory.path, 'list.yaml'), `name: list\nstages: ${JSON.stringify(stages)}\n`);
    const { code, stdout } = await toolloom(['validate', '-c', 'list.yaml'], directory.path);
    expect([code, stdout]).toEqual([2, expect.stringContaining('expected owner/name')]);
  },
);

it('an archive that unpacks to more than a gigabyte is cut, and the next repository is read', async () => {
  await using directory = await tempDir();
  const zeros = gzipSync(Buffer.alloc(2 ** 24));
  const bomb = Buffer.concat(Array.from({ length: 66 }, () => zeros));
  const torn = gzipSync(Buffer.from('x'.repeat(700)));
  await using github = await fakeGitHub([
    server(1, { archive: bomb }),
    server(2),
    server(3, { archive: torn.subarray(0, 20) }),
  ]);
  const { specs, rejects } = await harvested(github, join(directory.path, 'cache'), {
    queries: ['topic:mcp-server'],
  });
  expect(specs.map(({ name }) => name)).toEqual(['status_2']);
  expect(rejects).toEqual([
    'source cut: acme/server-1: only the first 20000 files, 200 MB of source, or 1 GB of an archive were read',
    expect.stringContaining('no tools: acme/server-1'),
  ]);
});

describe('a checkout', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';

  it.each<[string, (root: string, outside: string) => void, object]>([
    ['as git writes it', (root) => write(root, { '.git/refs/heads/a/b': commit }), { commit }],
    ['whose HEAD leaves it', (root) => write(root, { '.git/HEAD': 'ref: ../../../outside' }), {}],
    ['whose HEAD is absolute', (root, outside) => write(root, { '.git/HEAD': `ref: ${outside}` }), {}],
    ['whose HEAD hides the way', (root) => write(root, { '.git/HEAD': 'ref: refs/../../../outside' }), {}],
    ['whose branch is a link', (root, outside) => link(outside, join(root, '.git/refs/heads/a/b')), {}],
    [
      'whose branches are a link',
      (root, outside) => link(dirname(outside), join(root, '.git/refs/heads/a')),
      {},
    ],
    [
      'whose branch is larger than any',
      (root) => write(root, { '.git/refs/heads/a/b': commit.padEnd(2e6) }),
      {},
    ],
  ])('%s tells its commit only from within', async (_, prepare, known) => {
    await using directory = await tempDir();
    const root = join(directory.path, 'folders', 'server');
    write(directory.path, { outside: commit, b: commit });
    write(root, { 'a.ts': toolSource('status'), '.git/HEAD': 'ref: refs/heads/a/b' });
    prepare(root, join(directory.path, 'outside'));
    const { store } = await offlineRun({
      until: 'harvest',
      config: { stages: { harvest: { packages: { servers: [] }, folders: { paths: [root] } } } },
    });
    const [spec] = await all(store.read('specs'));
    expect(spec?.source.origin === 'static' ? spec.source.commit : 'no spec').toBe(
      'commit' in known ? known.commit : undefined,
    );
  });
});

const pageOf = (urls: readonly string[], nextCursor?: string): string =>
  JSON.stringify({
    servers: urls.map((url) => ({ server: { name: 'a', repository: { url } } })),
    metadata: nextCursor === undefined ? {} : { nextCursor },
  });

async function registryOf(pageAt: (page: number) => string) {
  let requests = 0;
  const listening = createServer((_, response) => {
    requests += 1;
    response.end(pageAt(requests));
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      listening.closeAllConnections();
      listening.close();
    },
  };
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
