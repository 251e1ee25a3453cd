// The published package: packed, installed in an empty folder from what is already on this machine, and run
// there, without the packages that only a checkout has.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packagedServers } from '../../stages/mcp/servers.ts';
import { type Result, root, runScript } from '../support/cli.ts';
import { npmRegistry } from '../support/npm-registry.ts';
import { tempDir } from '../support/temp-dir.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const versionsSchema = z.record(z.string(), z.string());
const manifest = z
  .looseObject({
    dependencies: versionsSchema,
    optionalDependencies: versionsSchema,
    devDependencies: versionsSchema,
  })
  .parse(json(join(root, 'package.json')));
const lock = z
  .looseObject({ packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() })) })
  .parse(json(join(root, 'package-lock.json')));

/** The demo, smaller: with a program, so that the sandboxes of the package are used. */
const smallConfig = `name: small
target: 4
stages:
  check-programs: { programs: [javascript/canal-lock] }
  evolve: { categories: [education], worlds: 2 }
`;

describe('the manifest', () => {
  it('pins every dependency to an exact version', () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest;
    const versions = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('has each MCP server as a development dependency only, in the version that `servers install` fetches', () => {
    const names = packagedServers.map((server) => server.package);
    expect(Object.fromEntries(names.map((name) => [name, manifest.devDependencies[name]]))).toEqual(
      Object.fromEntries(packagedServers.map((server) => [server.package, server.version])),
    );
    const published = { ...manifest.dependencies, ...manifest.optionalDependencies };
    expect(Object.keys(published).filter((name) => names.includes(name))).toEqual([]);
  });
});

describe('installed sizes', () => {
  const megabytes = (isCounted: (dev: boolean) => boolean): number => {
    const folders = topFolders().filter(({ dev }) => isCounted(dev));
    const sizes = execFileSync('du', ['-sk', ...folders.map(({ path }) => path)], { encoding: 'utf8' });
    return sizes.split('\n').reduce((sum, line) => sum + Number(line.split('\t')[0]), 0) / 1024;
  };

  // A published install has no overrides, so it holds 65 MB more copies of Octokit's types than this counts.
  it('stay under 305 MB for what a published install shares with a checkout', () => {
    const published = megabytes((dev) => !dev);
    expect(published).toBeGreaterThan(100);
    expect(published).toBeLessThan(305);
  });

  it('stay under 600 MB for a checkout', () => {
    expect(megabytes(() => true)).toBeLessThan(600);
  });
});

/** Each package at the top of node_modules, by the lock file, and whether only a checkout has it. */
function topFolders(): { name: string; path: string; dev: boolean }[] {
  return Object.entries(lock.packages).flatMap(([key, { dev = false }]) => {
    const name = /^node_modules\/((@[^/]+\/)?[^/]+)$/.exec(key)?.[1];
    const path = join(root, key);
    return name !== undefined && existsSync(path) ? [{ name, path, dev }] : [];
  });
}

it('the built command can be executed as it is, which `npx toolloom` does in a checkout', () => {
  expect(execFileSync(join(root, 'dist', 'pipeline', 'cli.js'), ['--version'], { encoding: 'utf8' })).toMatch(
    /^\d/,
  );
});

it('the build holds every seed as its file says', () => {
  const names = readdirSync(join(root, 'data', 'seeds'), { recursive: true, encoding: 'utf8' });
  const seeds = names.filter((name) => name.endsWith('.yaml'));
  expect(seeds.length).toBeGreaterThan(20);
  for (const name of seeds)
    expect(json(join(root, 'dist', 'pipeline', 'seeds', `${name}.json`)), name).toEqual(
      parse(readFileSync(join(root, 'data', 'seeds', name), 'utf8')),
    );
});

describe('the tarball', () => {
  const run = (command: string, args: string[], cwd: string): string =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const packedSchema = z.tuple([
    z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
  ]);
  let directory: Awaited<ReturnType<typeof tempDir>>;
  let names: string[];

  beforeAll(async () => {
    directory = await tempDir();
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', directory.path];
    const packed: unknown = JSON.parse(run('npm', args, root));
    // An array in npm 10, an object by package in npm 11.
    const [{ filename, files }] = packedSchema.parse(Object.values(packed as object)); // JSON of a list or map
    names = files.map(({ path }) => path);
    run('tar', ['xzf', filename], directory.path);
    const modules = join(directory.path, 'node_modules');
    mkdirSync(modules);
    renameSync(join(directory.path, 'package'), join(modules, 'toolloom'));
    for (const { name, path, dev } of topFolders()) {
      if (dev || name === 'hnswlib-node') continue; // as after `npm install --omit=optional`
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(path, join(modules, name));
    }
    return () => directory[Symbol.asyncDispose]();
  });

  const toolloom = (args: string[], environment: Readonly<Record<string, string>> = {}): Promise<Result> =>
    runScript(join(directory.path, 'node_modules', 'toolloom', 'dist', 'pipeline', 'cli.js'), args, {
      cwd: directory.path,
      environment: { XDG_CACHE_HOME: join(directory.path, 'cache'), ...environment },
    });

  it('holds the build, the configs, the seeds and the reference, and no source, test or run', () => {
    expect(names).toEqual(
      expect.arrayContaining(['dist/pipeline/cli.js', 'data/configs/demo.yaml', 'docs/configuration.md']),
    );
    const own = names.filter((name) => !name.startsWith('data/programs/'));
    expect(own.filter((name) => /^(test|bench|data\/runs|schemas|stages)\/|\.ts$/.test(name))).toEqual([]);
  });

  it('makes a run without MCP servers, and says once how to get them', async () => {
    writeFileSync(join(directory.path, 'small.yaml'), smallConfig);
    const { code, stdout, stderr } = await toolloom(['run', '-c', 'small.yaml', '--json']);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).datasets.length).toBe(10);
    expect(stderr.match(/toolloom servers install/g)).toHaveLength(1);
    expect(stderr).toContain('9 of 9 MCP servers are not installed');
  });

  it('installs the MCP servers with npm on request, without install scripts, and then harvests them', async () => {
    await using registry = await npmRegistry(directory.path, packagedServers);
    const before = JSON.parse((await toolloom(['servers', '--json'])).stdout);
    expect(before.servers.map(({ script }: { script?: string }) => script)).toEqual(Array(9).fill(undefined));

    registry.isEmpty = true;
    const failed = await toolloom(['servers', 'install'], registry.environment);
    expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining('code E404; 404 Not Found') });
    expect(existsSync(dirname(before.cache)) ? readdirSync(dirname(before.cache)) : []).toEqual([]);

    registry.isEmpty = false;
    const installed = await toolloom(['servers', 'install', '--json'], registry.environment);
    expect({ code: installed.code, stderr: installed.stderr }).toMatchObject({ code: 0 });
    for (const { script } of JSON.parse(installed.stdout).servers) expect(script).toContain(before.cache);
    expect(existsSync(registry.scriptOutput)).toBe(false);

    // Installed already: nothing is asked of a registry.
    registry.isEmpty = true;
    expect(await toolloom(['servers', 'install'], registry.environment)).toMatchObject({
      code: 0,
      stderr: '',
    });
    const run = await toolloom(['run', '--until', 'cluster', '--run', 'harvested', '--json']);
    expect({ code: run.code, said: run.stderr.includes('MCP servers are not installed') }).toEqual({
      code: 0,
      said: false,
    });
    expect(run.stderr).toContain('the optional package hnswlib-node is not installed');
    const specs = (await toolloom(['cat', 'specs', '--run', 'harvested'])).stdout.trim().split('\n');
    expect(specs.map((line) => JSON.parse(line).originalName)).toContain('describe_package');
  });
});
