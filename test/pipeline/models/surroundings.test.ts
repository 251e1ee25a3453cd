// Where endpoints are: behind a proxy, at a URL with a query, or at a new address.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { askModel } from '../../../pipeline/role.ts';
import { changedSettings } from '../../../pipeline/run.ts';
import { testCall } from '../../support/call.ts';
import { root } from '../../support/cli.ts';
import { testEndpoint } from '../../support/endpoint.ts';
import { answers, place, role } from '../../support/endpoint-role.ts';
import { testModels } from '../../support/models.ts';
import { testProxy } from '../../support/proxy.ts';

afterEach(() => void vi.unstubAllEnvs());

const named = (url: string): string => url.replace('127.0.0.1', 'model.test');
const ask = async (baseURL: string, more: object = {}) => {
  await using models = await testModels({ m: { baseURL, attempts: 1, ...more } });
  return (await askModel(role, 'where?', { model: models.model('m'), call: testCall() })).output;
};

it.each([
  ['HTTP_PROXY', false],
  ['http_proxy', true],
] as const)('%s is used, streamed: %s', async (variable, stream) => {
  await using endpoint = await testEndpoint({ say: answers });
  await using proxy = await testProxy(endpoint.url);
  vi.stubEnv(variable, proxy.url);
  expect(await ask(named(endpoint.url), { stream })).toEqual(place);
  expect(proxy.asked[0]).toBe(new URL(named(endpoint.url)).host);
});

it('HTTPS_PROXY is used for TLS alone', async () => {
  await using endpoint = await testEndpoint({ say: answers });
  await using proxy = await testProxy(endpoint.url);
  vi.stubEnv('HTTPS_PROXY', proxy.url);
  await expect(ask(named(endpoint.url).replace('http:', 'https:'))).rejects.toThrow('cannot be reached');
  expect(proxy.asked.length).toBeGreaterThan(0);
  const before = proxy.asked.length;
  await expect(ask('http://127.0.0.1:9/v1')).rejects.toThrow('ECONNREFUSED');
  expect(proxy.asked).toHaveLength(before);
});

it.each([
  ['by NO_PROXY', 'model.test', 'http://model.test:9/v1'],
  ['because it is this machine', '', undefined],
])('a proxy is left out %s', async (_, exempt, url) => {
  await using endpoint = await testEndpoint({ say: answers });
  await using proxy = await testProxy(endpoint.url);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  vi.stubEnv('NO_PROXY', exempt);
  if (url === undefined) expect(await ask(endpoint.url)).toEqual(place);
  else await expect(ask(url)).rejects.toThrow('cannot be reached');
  expect(proxy.asked).toEqual([]);
});

it('a proxy that refuses says so, and nothing is booked', async () => {
  await using endpoint = await testEndpoint({ say: answers });
  await using proxy = await testProxy(endpoint.url);
  vi.stubEnv('HTTPS_PROXY', proxy.url);
  const baseURL = 'https://other.test/v1';
  await using models = await testModels({ m: { baseURL, attempts: 1, price: { input: 1, output: 1 } } });
  await expect(askModel(role, 'x', { model: models.model('m'), call: testCall() })).rejects.toThrow(/407/);
  expect(models.ledger.spending()).toMatchObject({ cost: 0, lost: 0 });
});

it('`fetch` uses the proxy too, in a process of its own', async () => {
  await using endpoint = await testEndpoint({ say: answers });
  await using proxy = await testProxy(endpoint.url);
  const body = JSON.stringify({ messages: [] });
  const script = `
    import { proxyFetch } from ${JSON.stringify(join(root, 'pipeline/proxy.ts'))};
    await proxyFetch();
    const options = { method: 'POST', body: ${JSON.stringify(body)} };
    const response = await fetch(${JSON.stringify(named(endpoint.url))}, options);
    console.log(response.status);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { ...process.env, HTTP_PROXY: proxy.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  await once(child, 'close');
  expect(said.trim()).toBe('200');
  expect(proxy.asked[0]).toMatch(/^model\.test/);
});

it.each(['/v1?api-version=2024-10-21', '/v1/?api-version=2024-10-21'])(
  'the query of a base URL is kept behind the path: %s',
  async (path) => {
    const paths: string[] = [];
    await using endpoint = await testEndpoint({
      say: answers,
      strike: () => (exchange) => {
        paths.push(exchange.response.req.url ?? '');
        exchange.answer();
      },
    });
    expect(await ask(endpoint.url.replace('/v1', path))).toEqual(place);
    expect(paths).toEqual(['/v1/chat/completions?api-version=2024-10-21']);
  },
);

it('a server that has moved is the same with its old address as identity', () => {
  const config = (m: object) => ({ config: { models: { m: { model: 'x', ...m } } } });
  const old = 'http://a/v1';
  const changes = (before: object, after: object): string[] =>
    changedSettings(
      config(before) as Parameters<typeof changedSettings>[0],
      config(after) as Parameters<typeof changedSettings>[0],
    );
  expect(changes({ baseURL: old }, { baseURL: 'http://b/v1' })).toEqual(['models.m.baseURL']);
  expect(changes({ baseURL: old }, { baseURL: 'http://b/v1', identity: old })).toEqual([]);
  expect(changes({ baseURL: old, identity: 'k' }, { baseURL: ['http://b/v1'], identity: 'k' })).toEqual([]);
  expect(changes({ baseURL: old, identity: 'k' }, { baseURL: old, identity: 'l' })).toEqual([
    'models.m.baseURL',
  ]);
  expect(changes({ baseURL: [old] }, { baseURL: [old, 'http://b/v1'] })).toEqual([]);
  expect(changes({ baseURL: old }, { baseURL: `${old}/` })).toEqual([]);
});
