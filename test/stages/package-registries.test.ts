// Published packages as a source of specs: what is read, what is refused, and what a bad connection costs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../pipeline/log.ts';
import { sources } from '../../stages/harvest/sources/index.ts';
import { toolSource } from '../support/harvested-github.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { type FakePackage, fakeRegistry } from '../support/package-registry.ts';
import { tempDir } from '../support/temp-dir.ts';

const npmPackage = (name: string, more: Partial<FakePackage> = {}): FakePackage => ({
  name,
  version: '1.2.0',
  files: {
    'package.json': JSON.stringify({ name, version: '1.2.0', scripts: { postinstall: 'touch ran' } }),
    'dist/index.js': toolSource('status'),
    'README.md': 'x'.repeat(200_000),
  },
  ...more,
});

const pythonPackage = (name: string, more: Partial<FakePackage> = {}): FakePackage => ({
  name,
  version: '0.10.0',
  files: {
    'PKG-INFO': `Metadata-Version: 2.4\nName: ${name}\nVersion: 0.10.0\nClassifier: License :: OSI Approved :: MIT License\n\nWords`,
    'src/server.py': `from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("s")\n\n@mcp.tool()\ndef find_order(number: str) -> str:\n    """Returns an order by its number. Use it when the number is known."""\n    return number\n`,
  },
  ...more,
});

interface Asked {
  readonly npm?: object;
  readonly pypi?: object;
}

async function harvested(url: string, cache: string, { npm = {}, pypi = {} }: Asked) {
  const events: Event[] = [];
  const { store, result } = await offlineRun({
    until: 'harvest',
    log: (event) => events.push(event),
    config: {
      stages: {
        harvest: {
          packages: { servers: [] },
          npm: { registry: url, cache, ...npm },
          pypi: { registry: `${url}/simple`, archives: [url], cache, ...pypi },
        },
      },
    },
  });
  return {
    specs: await all(store.read('specs')),
    rejects: (await all(store.rejects())).map(({ reason, detail }) => `${reason}: ${detail}`).sort(),
    failures: events.flatMap((event) => (event.event === 'failure' ? [event.message] : [])),
    stopped: result.stopped?.message,
  };
}

describe('npm', () => {
  it('gives the tools of a published archive, with its version and license, and runs nothing', async () => {
    await using directory = await tempDir();
    await using registry = await fakeRegistry([
      npmPackage('@acme/orders'),
      npmPackage('closed', { licence: 'UNLICENSED' }),
    ]);
    const { specs, rejects, failures } = await harvested(registry.url, directory.path, {
      npm: { packages: ['@acme/orders', 'closed', 'missing', '@acme/orders@9.9.9'] },
    });
    expect(failures).toEqual([]);
    expect(specs).toMatchObject([
      {
        name: 'status',
        server: { name: '@acme/orders', version: '1.2.0' },
        source: {
          origin: 'static',
          package: '@acme/orders@1.2.0',
          repository: 'acme/server',
          path: 'dist/index.js',
          licence: 'MIT',
        },
      },
    ]);
    expect(rejects).toEqual([
      'licence not allowed: closed@1.2.0: UNLICENSED',
      `package not available: @acme/orders@9.9.9: ${registry.url}/@acme%2Forders/9.9.9 answers HTTP 404`,
      `package not available: missing: ${registry.url}/missing/latest answers HTTP 404`,
    ]);
    expect(existsSync(join(directory.path, 'ran'))).toBe(false);
  });

  it('is searched, within the number that is asked for', async () => {
    await using directory = await tempDir();
    const packages = [1, 2, 3].map((number) =>
      npmPackage(`mcp-${number}`, { files: { 'index.js': toolSource(`status_${number}`) } }),
    );
    await using registry = await fakeRegistry([...packages, npmPackage('other')]);
    const { specs, rejects } = await harvested(registry.url, directory.path, {
      npm: { search: ['mcp', 'nothing-like-it'], most: 2 },
    });
    expect(specs.map(({ name }) => name)).toEqual(['status_1', 'status_2']);
    expect(rejects).toEqual(['nothing found: no package of npm for "nothing-like-it"']);
  });

  it('is asked for nothing twice, even by another run', async () => {
    await using directory = await tempDir();
    await using registry = await fakeRegistry([npmPackage('orders')]);
    const asked = { npm: { packages: ['orders'] } };
    await harvested(registry.url, directory.path, asked);
    expect((await harvested(registry.url, directory.path, asked)).specs).toHaveLength(1);
    expect(registry.requests).toEqual(['/orders/latest', '/archives/orders.tar.gz']);
    await harvested(registry.url, directory.path, { npm: { packages: ['orders'], freshHours: 0 } });
    expect(registry.requests.slice(2)).toEqual(['/orders/latest']);
  });

  it('may not lead to another host', async () => {
    await using directory = await tempDir();
    const archive = 'http://127.0.0.1:9/secret.tar.gz';
    await using registry = await fakeRegistry([npmPackage('orders', { archive })]);
    const { rejects } = await harvested(registry.url, directory.path, { npm: { packages: ['orders'] } });
    expect(rejects).toEqual([
      `package not available: orders@1.2.0: its archive is at ${archive}, which is none of ${registry.url}`,
    ]);
  });
});

describe('PyPI', () => {
  it('gives the tools of the newest source distribution, with the license that its metadata states', async () => {
    await using directory = await tempDir();
    const gpl = {
      'PKG-INFO': 'Name: gpl-server\nVersion: 1.0\nLicense: GPL-3.0-only\n',
      'server.py': pythonPackage('x').files['src/server.py'] ?? '',
    };
    await using registry = await fakeRegistry([
      pythonPackage('order-server'),
      pythonPackage('gpl-server', { files: gpl }),
      pythonPackage('wheel-server', { isWheel: true }),
    ]);
    const { specs, rejects } = await harvested(registry.url, directory.path, {
      pypi: { packages: ['Order_Server', 'gpl-server', 'wheel-server', 'order-server==3'] },
    });
    expect(specs).toMatchObject([
      {
        name: 'find_order',
        server: { name: 'order-server', version: '0.10.0' },
        source: { package: 'order-server==0.10.0', licence: 'MIT' },
      },
    ]);
    expect(rejects).toEqual([
      'licence not allowed: gpl-server==0.10.0: server.py: find_order: GPL-3.0-only',
      'no source archive: wheel-server is published without a .tar.gz archive',
      'package not available: order-server==3: there is no version 3',
    ]);
  });

  it('is searched by the words of names', async () => {
    await using directory = await tempDir();
    await using registry = await fakeRegistry([
      pythonPackage('order-mcp-server'),
      pythonPackage('mcpserver-orders'),
    ]);
    const { specs } = await harvested(registry.url, directory.path, { pypi: { search: ['mcp server'] } });
    expect(specs.map(({ server }) => server.name)).toEqual(['order-mcp-server']);
  });
});

describe('a download', () => {
  it.each(['reset', 'short', 'cut', 500] as const)('that ends early (%s) is tried again', async (fate) => {
    await using directory = await tempDir();
    await using registry = await fakeRegistry([npmPackage('orders')]);
    registry.fate = (path, number) => (path.startsWith('/archives/') && number <= 2 ? fate : undefined);
    const { specs, failures } = await harvested(registry.url, directory.path, {
      npm: { packages: ['orders'] },
    });
    expect(failures).toEqual([]);
    expect(specs).toHaveLength(1);
    expect(registry.requests.filter((path) => path.startsWith('/archives/'))).toHaveLength(3);
  });

  it.each(['reset', 'cut'] as const)(
    'that always ends early (%s) fails its unit, and no other',
    async (fate) => {
      await using directory = await tempDir();
      await using registry = await fakeRegistry([npmPackage('broken'), npmPackage('orders')]);
      registry.fate = (path) => (path === '/archives/broken.tar.gz' ? fate : undefined);
      const { specs, failures, stopped } = await harvested(registry.url, directory.path, {
        npm: { packages: ['broken', 'orders'] },
      });
      expect(failures).toEqual([
        expect.stringMatching(
          /^harvest npm\/broken: download broke off: npm broken@1\.2\.0: .*, 4 times in a row/,
        ),
      ]);
      expect(specs.map(({ server }) => server.name)).toEqual(['orders']);
      expect(stopped).toBeUndefined();
    },
  );
});

it.each([
  ['npm', ['../etc', 'a b', '@scope', 'name/../other']],
  ['pypi', ['../etc', 'a b', 'name==', '-x']],
])('%s says which names are none', async (name, packages) => {
  const source = sources.find((each) => each.name === name);
  const problems = await source?.check?.(source.options.parse({ packages }));
  expect(problems?.map(({ path }) => path)).toEqual(packages.map((_, index) => ['packages', index]));
  expect(await source?.check?.(source.options.parse({ packages: ['server'] }))).toEqual([]);
});
