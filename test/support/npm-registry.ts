// A registry of npm on 127.0.0.1, for the real npm client. For each package that it is given it has one version: an
// MCP server that lists one tool, with an install script that must not run.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { PinnedPackage } from '../../stages/mcp/servers.ts';

export interface NpmRegistry extends AsyncDisposable {
  /** For the environment of npm. */
  readonly environment: Readonly<Record<string, string>>;
  /** While it is set, the registry knows no package. */
  isEmpty: boolean;
  /** What an install script would write. */
  readonly scriptOutput: string;
}

export async function npmRegistry(
  directory: string,
  packages: readonly PinnedPackage[],
): Promise<NpmRegistry> {
  const scriptOutput = join(directory, 'an-install-script-ran');
  const tarballs = new Map<string, Buffer>();
  for (const each of packages) tarballs.set(each.package, await tarballOf(each, { directory, scriptOutput }));
  const registry = { isEmpty: false };
  const server = createServer((request, response) => {
    const [name = '', file] = decodeURIComponent(request.url ?? '')
      .slice(1)
      .split('/-/');
    const pinned = packages.find((each) => each.package === name);
    const tarball = tarballs.get(name);
    if (registry.isEmpty || !pinned || !tarball) return void response.writeHead(404).end('{}');
    if (file !== undefined) return void response.end(tarball);
    const dist = { tarball: `${urlOf(server.address())}/${name}/-/server.tgz` };
    const version = { ...manifestOf(pinned, scriptOutput), dist };
    const tags = { latest: pinned.version };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name, 'dist-tags': tags, versions: { [pinned.version]: version } }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return Object.assign(registry, {
    scriptOutput,
    environment: {
      npm_config_registry: urlOf(server.address()),
      npm_config_cache: join(directory, 'npm-cache'),
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  });
}

const urlOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): string =>
  `http://127.0.0.1:${(address as AddressInfo).port}`; // it listens on a port

const manifestOf = ({ package: name, version }: PinnedPackage, scriptOutput: string): object => ({
  name,
  version,
  license: 'MIT',
  type: 'module',
  bin: 'server.mjs',
  scripts: { postinstall: `node -e "fs.writeFileSync('${scriptOutput}', '')"` },
});

async function tarballOf(
  pinned: PinnedPackage,
  { directory, scriptOutput }: { directory: string; scriptOutput: string },
): Promise<Buffer> {
  const folder = join(directory, 'packages', pinned.package.replace('/', '-'));
  await mkdir(join(folder, 'package'), { recursive: true });
  await writeFile(join(folder, 'package', 'package.json'), JSON.stringify(manifestOf(pinned, scriptOutput)));
  await copyFile(join(import.meta.dirname, 'servers', 'serve.mjs'), join(folder, 'package', 'serve.mjs'));
  await writeFile(join(folder, 'package', 'server.mjs'), serverScript(pinned.package));
  execFileSync('tar', ['czf', 'server.tgz', 'package'], { cwd: folder });
  return readFile(join(folder, 'server.tgz'));
}

const serverScript = (name: string): string => `import { serve } from './serve.mjs';
serve(${JSON.stringify(name)}, () => ({
  tools: [{
    name: 'describe_package',
    description: ${JSON.stringify(`Describes the package ${name}. Use it when you need its name and version.`)},
    inputSchema: { type: 'object', properties: { detail: { type: 'string', description: 'What to describe.' } } },
  }],
}));
`;
