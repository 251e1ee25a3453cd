// GitHub in small, for tests: repositories that a test writes, searched, listed and packed as the API does
// it; with ETags, limits of both kinds, failures and cut connections where a test wants them.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

export interface FakeRepository {
  readonly name: string;
  readonly created: string;
  /** 1 by default. */
  readonly stars?: number;
  /** The day of the last push; by default that of creation. */
  readonly pushed?: string;
  readonly topics?: readonly string[];
  readonly licence?: string;
  readonly fork?: boolean;
  /** KB; by default what the files are. */
  readonly size?: number;
  readonly files: Readonly<Record<string, string>>;
  /** What comes as its tarball, where that is not its files. */
  readonly archive?: Buffer;
}

/**
 * What befalls a request: a limit, a failure, a connection that ends (before the answer, or in it), a search that is
 * broken off. Undefined
 * lets it pass.
 */
export type Weather = (request: {
  path: string;
  number: number;
  token: string | undefined;
}) => 'primary' | 'secondary' | 'zero' | 'refused' | 500 | 'cut' | 'torn' | 'incomplete' | undefined;

export interface FakeGitHub extends AsyncDisposable {
  readonly url: string;
  /** Path and query of every request that came, in order, with what was answered. */
  readonly requests: { path: string; status: number; token: string | undefined }[];
  weather: Weather;
}

const shaOf = (repository: FakeRepository): string =>
  createHash('sha1').update(JSON.stringify(repository.files)).digest('hex');

export async function fakeGitHub(repositories: readonly FakeRepository[]): Promise<FakeGitHub> {
  const requests: FakeGitHub['requests'] = [];
  const state: { weather: Weather } = { weather: () => undefined };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const token = /^(?:token|bearer) (.*)$/i.exec(request.headers.authorization ?? '')?.[1];
    const note = (status: number): void => void requests.push({ path, status, token });
    const befalls = state.weather({ path, number: requests.length, token });
    const isOfAnswer = befalls === undefined || befalls === 'incomplete' || befalls === 'torn';
    if (!isOfAnswer) return strike(befalls, response, note);
    const whole = await answerTo(new URL(path, 'http://x'), repositories);
    if (befalls === 'torn') return tear(whole, response, note);
    const answer = befalls === 'incomplete' ? brokenOff(whole) : whole;
    const etag = `"${createHash('sha1').update(answer.body).digest('hex')}"`;
    const status = answer.status === 200 && request.headers['if-none-match'] === etag ? 304 : answer.status;
    note(status);
    response.writeHead(status, {
      'content-type': answer.type,
      etag,
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4000',
      'x-ratelimit-reset': reset(60),
    });
    response.end(status === 304 ? undefined : answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get weather() {
      return state.weather;
    },
    set weather(weather) {
      state.weather = weather;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const reset = (seconds: number): string => String(Math.ceil(Date.now() / 1000) + seconds);

function strike(
  befalls: Exclude<ReturnType<Weather>, 'incomplete' | 'torn' | undefined>,
  response: ServerResponse<IncomingMessage>,
  note: (status: number) => void,
): void {
  if (befalls === 'cut') {
    note(0);
    response.destroy();
    return;
  }
  const strokes = {
    primary: [
      403,
      { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(1) },
    ],
    secondary: [429, { 'retry-after': '1' }],
    zero: [403, { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(1) }],
    refused: [401, {}],
    500: [500, {}],
  } as const;
  const [status, headers] = strokes[befalls];
  note(status);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ message: `struck by ${befalls}` }));
}

function tear({ body, type }: Answer, response: ServerResponse, note: (status: number) => void): void {
  note(0);
  response.writeHead(200, { 'content-type': type, 'content-length': body.length });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

const brokenOff = (answer: Answer): Answer =>
  json({ ...(JSON.parse(String(answer.body)) as object), incomplete_results: true });

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
const missing = (): Answer => json({ message: 'Not Found' }, 404);

async function answerTo(url: URL, repositories: readonly FakeRepository[]): Promise<Answer> {
  if (url.pathname === '/search/repositories') return page(url, searchedFor(url, repositories).map(about));
  if (url.pathname === '/search/code') return page(url, codeSearchedFor(url, repositories));
  if (url.pathname === '/v0/servers') return registry(url, repositories);
  const [, owner, name, what, ref] =
    /^\/repos\/([^/]+)\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/.exec(url.pathname) ?? [];
  const repository = repositories.find(
    (each) => each.name.toLowerCase() === `${owner}/${name}`.toLowerCase(),
  );
  if (!repository) return missing();
  if (what === undefined) return json(about(repository));
  if (what === 'commits')
    return Object.keys(repository.files).length === 0
      ? json({ message: 'Git Repository is empty.' }, 409)
      : json({ sha: shaOf(repository) });
  return what === 'tarball' && ref === shaOf(repository)
    ? { status: 200, type: 'application/gzip', body: repository.archive ?? (await tarball(repository)) }
    : missing();
}

const about = (repository: FakeRepository) => ({
  full_name: repository.name,
  description: null,
  language: 'TypeScript',
  stargazers_count: repository.stars ?? 1,
  size: repository.size ?? Math.ceil(Object.values(repository.files).join('').length / 1024),
  fork: repository.fork ?? false,
  private: false,
  default_branch: 'main',
  license: { spdx_id: repository.licence ?? 'MIT' },
});

function searchedFor(url: URL, repositories: readonly FakeRepository[]): FakeRepository[] {
  const query = url.searchParams.get('q') ?? '';
  const [, from = '', to = ''] = /created:(\S+)\.\.(\S+)/.exec(query) ?? [];
  const topic = /topic:(\S+)/.exec(query)?.[1];
  const [, fewest = 0, most = Number.POSITIVE_INFINITY] = /stars:(\d+)\.\.(\d+)/.exec(query) ?? [];
  const [, since = '', until = '9'] = /pushed:(\S+)\.\.(\S+)/.exec(query) ?? [];
  return repositories.filter(
    ({ created, topics = [], stars = 1, pushed = created }) =>
      created >= from &&
      created <= to &&
      stars >= Number(fewest) &&
      stars <= Number(most) &&
      pushed >= since &&
      pushed <= until &&
      (topic === undefined || topics.includes(topic)),
  );
}

/** Files of a name that hold a text and are of a size. */
function codeSearchedFor(url: URL, repositories: readonly FakeRepository[]): object[] {
  const query = url.searchParams.get('q') ?? '';
  const [, text = ''] = /^"([^"]*)"/.exec(query) ?? [];
  const [, filename = ''] = /filename:(\S+)/.exec(query) ?? [];
  const [, least, most] = /size:(\d+)\.\.(\d+)/.exec(query) ?? [];
  return repositories.flatMap((repository) =>
    Object.entries(repository.files).flatMap(([path, content]) =>
      path.split('/').at(-1) === filename &&
      content.includes(text) &&
      content.length >= Number(least) &&
      content.length <= Number(most)
        ? [
            {
              name: filename,
              path,
              repository: { full_name: repository.name, fork: repository.fork ?? false, private: false },
            },
          ]
        : [],
    ),
  );
}

/** No page beyond the first thousand. */
function page(url: URL, items: readonly unknown[]): Answer {
  const [size, number] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
  if (number * size > 1000) return json({ message: 'Only the first 1000 search results are available' }, 422);
  return json({
    total_count: items.length,
    incomplete_results: false,
    items: items.slice((number - 1) * size, number * size),
  });
}

function registry(url: URL, repositories: readonly FakeRepository[]): Answer {
  const at = Number(url.searchParams.get('cursor') ?? 0);
  const servers = repositories.slice(at, at + 2).map(({ name }) => ({
    server: { name, description: 'd', repository: { url: `https://github.com/${name}` } },
  }));
  return json({ servers, metadata: at + 2 < repositories.length ? { nextCursor: String(at + 2) } : {} });
}

async function tarball(repository: FakeRepository): Promise<Buffer> {
  const packed = pack();
  const root = `${repository.name.replace('/', '-')}-${shaOf(repository).slice(0, 7)}`;
  for (const [path, text] of Object.entries(repository.files))
    packed.entry({ name: `${root}/${path}` }, text);
  packed.entry({ name: `${root}/src/link.ts`, type: 'symlink', linkname: '/etc/passwd' });
  packed.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of packed) parts.push(part as Uint8Array); // a pack gives bytes
  return gzipSync(Buffer.concat(parts));
}
