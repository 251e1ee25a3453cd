// Registries of packages in small, for tests: npm and an index of Python packages on one port of 127.0.0.1, with
// archives that a test writes, and with downloads that break off where it wants them to.
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

export interface FakePackage {
  readonly name: string;
  readonly version: string;
  readonly licence?: string;
  readonly files: Readonly<Record<string, string>>;
  /** Where its archive is said to be, if not here. */
  readonly archive?: string;
  /** A wheel alone, without a source distribution. */
  readonly isWheel?: boolean;
}

/** `reset`: the connection ends in the middle. `short`: fewer bytes than promised. `cut`: a gzip that ends early. */
type Fate = 'reset' | 'short' | 'cut' | 500 | undefined;

export interface FakeRegistry extends AsyncDisposable {
  readonly url: string;
  readonly requests: string[];
  fate: (path: string, number: number) => Fate;
}

export async function fakeRegistry(packages: readonly FakePackage[]): Promise<FakeRegistry> {
  const archives = new Map<string, Buffer>();
  for (const each of packages) archives.set(each.name, await archiveOf(each));
  const state: Pick<FakeRegistry, 'requests' | 'fate'> = { requests: [], fate: () => undefined };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    state.requests.push(path);
    const found = answerTo(path, { packages, archives, url: urlOf(server.address()) });
    const fate = state.fate(path, state.requests.filter((each) => each === path).length);
    if (found === undefined) response.writeHead(404).end('{}');
    else if (Buffer.isBuffer(found)) send(found, fate, response);
    else if (fate === 500) response.writeHead(500).end();
    else response.end(JSON.stringify(found));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: urlOf(server.address()),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const urlOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): string =>
  `http://127.0.0.1:${(address as AddressInfo).port}`; // it listens on a port

function send(archive: Buffer, fate: Fate, response: ServerResponse): void {
  if (fate === 500) return void response.writeHead(500).end();
  if (fate === undefined) return void response.end(archive);
  const half = archive.subarray(0, archive.length / 2);
  if (fate === 'cut') return void response.end(half);
  response.writeHead(200, { 'content-length': archive.length });
  response.write(half, () => (fate === 'reset' ? response.destroy() : response.socket?.end()));
}

interface Shelf {
  readonly packages: readonly FakePackage[];
  readonly archives: ReadonlyMap<string, Buffer>;
  readonly url: string;
}

function answerTo(path: string, { packages, archives, url }: Shelf): object | Buffer | undefined {
  const [, archived] = /^\/archives\/(.*)\.tar\.gz$/.exec(path) ?? [];
  if (archived !== undefined) return archives.get(archived);
  if (path.startsWith('/-/v1/search')) {
    const text = new URL(path, url).searchParams.get('text') ?? '';
    const found = packages.filter(({ name }) => name.includes(text));
    return { objects: found.map(({ name }) => ({ package: { name } })) };
  }
  if (path === '/simple/') return { projects: packages.map(({ name }) => ({ name })) };
  const [, project] = /^\/simple\/(.*)\/$/.exec(path) ?? [];
  const [, npmName, version] = /^\/((?:@[^/]+\/)?[^/]+)\/([^/]+)$/.exec(path) ?? [];
  const found = packages.find(({ name }) => name === (project ?? npmName));
  const archive = found && archives.get(found.name);
  if (!found || !archive) return undefined;
  const address = found.archive ?? `${url}/archives/${found.name}.tar.gz`;
  if (project !== undefined) return pythonProject(found, address, archive);
  if (version !== 'latest' && version !== found.version) return undefined;
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  return {
    name: found.name,
    version: found.version,
    license: found.licence ?? 'MIT',
    repository: { type: 'git', url: 'git+https://github.com/acme/server.git' },
    dist: { tarball: address, integrity },
  };
}

function pythonProject({ name, version, isWheel }: FakePackage, url: string, archive: Buffer): object {
  const ending = isWheel ? '-py3-none-any.whl' : '.tar.gz';
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const file = (number: string, yanked: boolean) => ({
    filename: `${name.replaceAll('-', '_')}-${number}${ending}`,
    url,
    hashes: { sha256 },
    yanked,
  });
  return { name, files: [file(version, false), file('0.0.9', false), file('99.0', true)] };
}

async function archiveOf({ files }: FakePackage): Promise<Buffer> {
  const packed = pack();
  for (const [path, text] of Object.entries(files)) packed.entry({ name: `package/${path}` }, text);
  packed.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of packed) parts.push(part as Uint8Array); // a pack gives bytes
  return gzipSync(Buffer.concat(parts), { level: 0 }); // long enough to be cut
}
