// doctor, init, plan and the traces that leave the machine, by the command line.
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import { schemaCases } from '../../pipeline/models/probes/schema-cases.ts';
import { able, handedIn } from '../support/able-model.ts';
import { toolloom } from '../support/cli.ts';
import { type Said, send, testEndpoint, type WireRequest } from '../support/endpoint.ts';
import { key, modelRun } from '../support/model-run.ts';
import { providerQuirks } from '../support/quirks/providers.ts';
import type { Quirk } from '../support/quirks/quirk.ts';
import { tempDir } from '../support/temp-dir.ts';

interface Doctored {
  models: {
    model: string;
    findings: { probe: string; verdict: string; detail: string }[];
    blocking: string[];
  }[];
  spent: { calls: number };
}

const doctor = async (url: string, more: object = {}) => {
  await using directory = await tempDir();
  const config = {
    name: 'd',
    models: {
      m: { baseURL: url, model: 'test-model', price: { input: 1, output: 2 }, timeout: { attempt: 2 } },
    },
    roles: { default: 'm' },
    ...more,
  };
  await writeFile(join(directory.path, 'c.yaml'), JSON.stringify(config));
  const json = await toolloom(['doctor', '-c', 'c.yaml', '--json'], directory.path);
  const text = await toolloom(['doctor', '-c', 'c.yaml'], directory.path);
  expect(text.code).toBe(json.code);
  return { code: json.code, ...(JSON.parse(json.stdout) as Doctored), text: text.stdout };
};
const verdicts = (found: Doctored): Record<string, string> =>
  Object.fromEntries((found.models[0]?.findings ?? []).map(({ probe, verdict }) => [probe, verdict]));

describe('the cases of the schema probe', () => {
  it('can be met: the canned answers meet them', () => {
    for (const { name, tool } of schemaCases)
      expect(schemaFaults(tool.inputSchema, handedIn[name]), name).toEqual([]);
  });
});

describe('doctor', () => {
  it('finds that a capable model is capable', async () => {
    await using endpoint = await testEndpoint({ say: able });
    const found = await doctor(endpoint.url, { roles: { default: 'm', embedder: 'm' } });
    expect(verdicts(found)).toEqual({
      chat: 'yes',
      reasoning: 'yes',
      'structured output': 'yes',
      tools: 'yes',
      'parallel tools': 'yes',
      episode: 'yes',
      'schema accuracy': 'yes',
      embeddings: 'yes',
      price: 'yes',
      'rate limits': 'missing',
      'clean text': 'yes',
    });
    expect(found.code).toBe(0);
    expect(found.text).toMatch(/schema accuracy +ok +8 of 8 calls parse and validate/);
    expect(found.text).toContain('can serve labeller, taxonomist, application-writer, world-builder');
  });

  it('names what a model gets wrong, and the roles that it cannot serve', async () => {
    const sloppy = (request: WireRequest): Said => {
      const said = able(request);
      const name = request.tools?.[0]?.function.name;
      if (name === 'get_weather') return { content: 'It is sunny in Oslo.' };
      if (name === 'submit' && request.messages[0]?.content?.includes('ticket'))
        return { calls: [{ name, arguments: '{"priority":"urgent","topic":"billing"}' }] };
      return said;
    };
    await using endpoint = await testEndpoint({
      say: sloppy,
      strike: ({ response_format }) =>
        response_format
          ? ({ response }) => send(response, 400, { error: { message: 'response_format is not supported' } })
          : undefined,
    });
    const found = await doctor(endpoint.url);
    expect(verdicts(found)).toMatchObject({
      tools: 'missing',
      'parallel tools': 'missing',
      episode: 'missing',
      'schema accuracy': 'missing',
      'structured output': 'missing',
      embeddings: 'skipped',
    });
    expect(found.code).toBe(2);
    expect(found.text).toContain('7 of 8 calls parse and validate; wrong: enums');
    expect(found.models[0]?.blocking).toEqual([
      'tools: it called no tool, or with wrong arguments',
      'episode: it answered after 0 calls, though it was asked for two',
    ]);
    expect((await doctor(endpoint.url, { roles: { judge: 'm' } })).code).toBe(0);
  });
});

describe('doctor of an endpoint that serves the first step alone', () => {
  const { strike } = providerQuirks.deepseek as Quirk;

  it('says so, and what to set', async () => {
    await using endpoint = await testEndpoint({ say: able, strike: () => strike });
    const found = await doctor(endpoint.url);
    expect(found.code).toBe(2);
    expect(verdicts(found)).toMatchObject({ tools: 'yes', 'parallel tools': 'yes', episode: 'failed' });
    expect(found.text).toContain(
      'it failed once the results were sent back: model m: ' +
        `${new URL(endpoint.url).host} answered 400: The reasoning_content in the thinking mode must be passed back`,
    );
    expect(found.text).toContain('name its `provider` in the config');
    expect((await doctor(endpoint.url, { roles: { judge: 'm' } })).code).toBe(0);
  });
});

describe('doctor with a refused key', () => {
  it('stops at once, and never shows the key', async () => {
    await using run = await modelRun({
      say: able,
      strike:
        () =>
        ({ response }) =>
          send(response, 401, { error: { message: `bad key ${key}` } }),
    });
    const { code, stdout, stderr } = await run.toolloom('doctor', '-c', 'c.yaml');
    expect(code).toBe(2);
    expect(stdout).toContain('bad key [secret]; check the key and its rights');
    expect(stdout + stderr).not.toContain(key);
    expect(run.endpoint.requests).toHaveLength(1);
  });
});

describe('init', () => {
  it('writes a config that plan accepts', async () => {
    await using directory = await tempDir();
    const flags = [
      '--from',
      'ollama',
      '--name',
      'mine',
      '--model',
      'llama3.1:8b',
      '--out',
      'made/here/mine.yaml',
    ];
    const made = await toolloom(['init', ...flags], directory.path);
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr).toContain('toolloom doctor --config made/here/mine.yaml');
    const text = await readFile(join(directory.path, 'made', 'here', 'mine.yaml'), 'utf8');
    expect(text).toMatch(/^name: mine$/m);
    expect(text).toContain('model: "llama3.1:8b"');
    const plan = await toolloom(['plan', '-c', 'made/here/mine.yaml', '-t', '5'], directory.path);
    expect(plan.code, plan.stderr).toBe(0);
    expect(plan.stdout).toMatch(/simulate\/agent +local +\d+/);
  });

  it('overwrites nothing, and asks no questions without a terminal', async () => {
    await using directory = await tempDir();
    await writeFile(join(directory.path, 'toolloom.yaml'), 'mine');
    const taken = await toolloom(['init', '--from', 'demo'], directory.path);
    expect(taken).toMatchObject({
      code: 2,
      stderr: 'toolloom: toolloom.yaml already exists and was not changed; name another file with --out\n',
    });
    expect(await readFile(join(directory.path, 'toolloom.yaml'), 'utf8')).toBe('mine');
    expect((await toolloom(['init'], directory.path)).stderr).toContain(
      'name the config to start from with --from; the configs are demo, ',
    );
  });
});

it('traces go to an OTLP endpoint when the config names one', async () => {
  const received: { path: string | undefined; key: string | undefined; body: string }[] = [];
  const collector = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      received.push({ path: request.url, key: request.headers['x-api-key'] as string | undefined, body });
      send(response, 200, {});
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
  await using run = await modelRun(
    {},
    {},
    { trace: { otlp: { url, headers: { 'x-api-key': '${TOOLLOOM_TEST_KEY}' } } } },
  );
  const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml', '--until', 'synthesize-agents');
  collector.close();
  expect(code, stderr).toBe(0);
  expect(received[0]).toMatchObject({ path: '/v1/traces', key });
  const bodies = received.map(({ body }) => body).join('');
  expect(bodies).toContain('gen_ai.operation.name');
  expect(bodies).not.toContain(key);
  expect(await readFile(join(run.run, 'traces.jsonl'), 'utf8')).not.toContain(key);
});
