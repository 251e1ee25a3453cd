// Checkouts on disk, harvested by the stage itself: provenance, licences, traps, and what is wrong in a clear
// line.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestFor, manifestsOf } from '../../../stages/harvest/static/manifest.ts';
import { all, offlineRun } from '../../support/offline-run.ts';
import { tempDir } from '../../support/temp-dir.ts';

const harvested = async (...paths: string[]) => {
  const { store, result } = await offlineRun({
    until: 'harvest',
    config: { stages: { harvest: { packages: { servers: [] }, folders: { paths } } } },
  });
  return {
    specs: await all(store.read('specs')),
    rejects: await all(store.rejects()),
    stopped: result.stopped?.message,
  };
};

const commit = '0123456789abcdef0123456789abcdef01234567';
const tool = (name: string) =>
  `server.tool('${name}', 'Returns the ${name} of an order. Use it when the number is known.', { order: z.string().describe('Number of the order') }, async () => {});\n`;

function write(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

describe('a checkout', () => {
  it('gives specs with their package, their line and their license', async () => {
    await using directory = await tempDir();
    write(directory.path, {
      '.git/config': '[remote "origin"]\n\turl = git@github.com:acme/order-servers.git\n',
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/refs/heads/main': `${commit}\n`,
      LICENSE: 'Apache License\nVersion 2.0\n',
      'packages/a/package.json': JSON.stringify({ name: '@acme/a', version: '1.2.0', license: 'MIT' }),
      'packages/a/src/index.ts': `\n${tool('status')}`,
      'packages/b/pyproject.toml': '[project]\nname = "acme-b"\nversion = "0.3"\n',
      'packages/b/server.py':
        'from fastmcp import FastMCP\nmcp = FastMCP("b")\n@mcp.tool()\ndef status(order: Annotated[str, Field(description="Number of the order")]) -> str:\n    """Returns the state of an order. Use it when the number is known."""\n',
    });
    const { specs } = await harvested(directory.path);
    const source = { origin: 'static', repository: 'acme/order-servers', commit };
    const url = (path: string) => `https://github.com/acme/order-servers/blob/${commit}/${path}`;
    expect(specs.map(({ name, server, source: from }) => ({ name, server, source: from }))).toEqual([
      {
        name: 'status',
        server: { name: '@acme/a', version: '1.2.0', transport: 'stdio' },
        source: {
          ...source,
          path: 'packages/a/src/index.ts',
          line: 2,
          url: url('packages/a/src/index.ts#L2'),
          language: 'typescript',
          sdk: '@modelcontextprotocol/sdk',
          licence: 'MIT',
        },
      },
      {
        name: 'status',
        server: { name: 'acme-b', version: '0.3', transport: 'stdio' },
        source: {
          ...source,
          path: 'packages/b/server.py',
          line: 4,
          url: url('packages/b/server.py#L4'),
          language: 'python',
          sdk: 'fastmcp',
          licence: 'Apache-2.0',
        },
      },
    ]);
  });

  it('that repeats the tools of another is reported, and only one copy stays', async () => {
    await using one = await tempDir();
    await using other = await tempDir();
    for (const { path } of [one, other]) write(path, { 'src/a.ts': tool('same') });
    const { specs, rejects } = await harvested(one.path, other.path);
    expect(specs.map(({ name }) => name)).toEqual(['same']);
    expect(rejects.map(({ reason }) => reason)).toEqual(['duplicate']);
  });

  it('whose tools nearly repeat those of another gives way to the better version', async () => {
    await using one = await tempDir();
    await using other = await tempDir();
    const source = (words: string) =>
      `server.tool('get_order_status', 'Returns the present status of one order by its number. Use it when the number is known.', { order: z.string()${words} }, run);\n`;
    write(one.path, { 'src/a.ts': source('') });
    write(other.path, { 'src/a.ts': source(".describe('Number of the order')") });
    const config = {
      stages: {
        harvest: { packages: { servers: [] }, folders: { paths: [one.path, other.path] } },
        cluster: { duplicates: 0.8, groups: 1 },
      },
    };
    const { store } = await offlineRun({ until: 'cluster', config });
    const better = (await all(store.read('specs'))).find(({ inputSchema }) =>
      JSON.stringify(inputSchema).includes('Number of'),
    );
    const [cluster] = await all(store.read('clusters'));
    expect(cluster?.duplicates).toHaveLength(1);
    expect(cluster?.duplicates[0]?.[0]).toBe(better?.id);
    expect(cluster?.exemplars).toEqual([better?.id]);
  });

  it('full of traps gives its tools and nothing else', async () => {
    await using directory = await tempDir();
    await using elsewhere = await tempDir();
    write(elsewhere.path, { 'secret.ts': tool('outside') });
    write(directory.path, {
      'package.json': '{ broken',
      'src/good.ts': tool('good'),
      'src/latin.ts': Buffer.concat([Buffer.from('// caf\xe9\n', 'latin1'), Buffer.from(tool('latin'))]),
      'src/half.ts': 'server.tool("half", "Half.", {',
      'src/huge.ts': `${' '.repeat(3_000_000)}\n${tool('huge')}`,
      'src/dynamic.ts': 'for (const each of list) server.tool(each.name, each.text, {}, run);',
      'src/partial.ts': `server.tool('partial', 'Returns a thing. Use it when it is known.', { thing: z.string().describe('Thing'), rest: build() }, run);`,
      'test/index.ts': tool('tested'),
      'node_modules/x/index.js': tool('vendored'),
    });
    symlinkSync(join(elsewhere.path, 'secret.ts'), join(directory.path, 'src', 'link.ts'));
    symlinkSync(elsewhere.path, join(directory.path, 'src', 'linked'));
    const { specs, rejects } = await harvested(directory.path);
    expect(specs.map(({ name }) => name).sort()).toEqual(['good', 'latin', 'partial']);
    expect(specs.find(({ name }) => name === 'partial')?.quality.issues).toContain(
      'not resolved: inputSchema.properties.rest',
    );
    expect(specs.every(({ source }) => source.licence === 'NOASSERTION')).toBe(true);
    expect(
      rejects.map(({ reason, detail }) => [
        reason,
        /src\/dynamic\.ts:1: its name is made when it runs/.test(detail),
      ]),
    ).toEqual([['tool not read', true]]);
  });

  it('without a server, and a missing folder, are reported', async () => {
    await using directory = await tempDir();
    write(directory.path, { 'src/client.ts': 'await client.callTool({ name: "x" });' });
    expect((await harvested(directory.path)).rejects).toMatchObject([{ reason: 'no tools' }]);
    expect((await harvested(join(directory.path, 'nowhere'))).stopped).toMatch(
      /cannot read .*nowhere.*stages\.harvest\.folders\.paths/,
    );
  });
});

it.each([
  ['Permission is hereby granted, free of charge, to any person', 'MIT'],
  ['GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007', 'GPL-3.0'],
  ['GNU AFFERO GENERAL PUBLIC LICENSE', 'AGPL-3.0'],
  ['Redistribution and use in source and binary forms … Neither the name of', 'BSD-3-Clause'],
  ['All rights reserved.', undefined],
])('a licence file that begins "%s" is %s', (text, licence) => {
  expect(manifestFor('src/a.ts', manifestsOf(new Map([['LICENSE', text]]))).licence).toBe(licence);
});
