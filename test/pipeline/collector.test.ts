// Traces on their way to a collector: by a proxy or past it, again after what may pass, and with a word where they did
// not arrive.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { openTrace } from '../../pipeline/trace.ts';
import { testProxy } from '../support/proxy.ts';
import { tempDir } from '../support/temp-dir.ts';

afterEach(() => void vi.unstubAllEnvs());

/** Answers with these one after another, and with 200 after them. */
async function collector(...statuses: number[]) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      bodies.push(`${request.url} ${request.headers['x-key']} ${body}`);
      response.writeHead(statuses.shift() ?? 200).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces?tenant=a`, // it listens on a port
    bodies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the user is told while a span goes to that URL. */
async function notesOf(url: string): Promise<string[]> {
  await using directory = await tempDir();
  const notes: string[] = [];
  const trace = await openTrace({
    path: join(directory.path, 'traces.jsonl'),
    otlp: { url, headers: { 'x-key': 'k' } },
    redact: (text) => text,
    note: (message) => notes.push(message),
  });
  trace.root.child('a span of the test', {}).end();
  await trace[Symbol.asyncDispose]();
  return notes;
}

const named = (url: string): string => url.replace('127.0.0.1', 'model.test');

it('they take the proxy that the environment names', async () => {
  await using end = await collector();
  await using proxy = await testProxy(end.url);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  expect(await notesOf(named(end.url))).toEqual([]);
  expect(proxy.asked[0]).toBe(new URL(named(end.url)).host);
  expect(end.bodies).toHaveLength(1);
  expect(end.bodies[0]).toMatch(/^\/v1\/traces\?tenant=a k .*"a span of the test"/);
});

it.each([
  ['by NO_PROXY', 'model.test', named],
  ['because it is this machine', '', (url: string) => url],
])('the proxy is left out %s', async (_, exempt, addressOf) => {
  await using end = await collector();
  await using proxy = await testProxy(end.url);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  vi.stubEnv('NO_PROXY', exempt);
  const notes = await notesOf(addressOf(end.url));
  expect(proxy.asked).toEqual([]);
  expect(end.bodies).toHaveLength(exempt === '' ? 1 : 0);
  if (exempt !== '') expect(notes.join()).toMatch(/did not reach trace\.otlp\.url: .*model\.test/);
});

it('what may pass is tried again, and nothing is said of it', async () => {
  await using end = await collector(503, 429);
  expect(await notesOf(end.url)).toEqual([]);
  expect(end.bodies).toHaveLength(3);
});

it.each([400, 500, 301])('a collector that answers %i is told once, and not asked again', async (status) => {
  await using end = await collector(status);
  expect(await notesOf(end.url)).toEqual([
    `the traces did not reach trace.otlp.url: it answers HTTP ${status}`,
  ]);
  expect(end.bodies).toHaveLength(1);
});
