// A secret in every place where a config may have one. Whoever gets it says it back in every form, and nothing that the
// run wrote, printed, or sent elsewhere holds it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { start } from '../support/cli.ts';
import { type Fault, send, testEndpoint } from '../support/endpoint.ts';
import { serverScript } from '../support/harvested.ts';
import { config, offlineTwin } from '../support/model-run.ts';
import { tempDir } from '../support/temp-dir.ts';

/** The core of each stays the same in every form. */
const cores = ['apikey', 'header', 'path', 'collector', 'collectorpath', 'server'].map(
  (place) => `core${place}zz17`,
);
const [KEY, HEADER, PATH, COLLECTOR, COLLECTOR_PATH, SERVER] = cores.map((core) => `a"b%c ${core}/+d`);
const environment = { KEY, HEADER, PATH, COLLECTOR, COLLECTOR_PATH, SERVER } as Record<string, string>;

/** Every secret in every form, as an error page or a talkative model might say it. */
const echoed = [KEY, HEADER, PATH, COLLECTOR, COLLECTOR_PATH]
  .flatMap((secret = '') => [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    JSON.stringify(secret),
    new URL(`http://x/${secret}`).href,
  ])
  .join(' | ');

it('no secret is in anything that a run writes, prints, or sends to another place', async () => {
  const { say } = await offlineTwin();
  const fails: Fault = ({ response }) => send(response, 500, { error: { message: `broken: ${echoed}` } });
  const echoes: Fault = ({ answer }) =>
    answer((completion) => ({
      ...completion,
      choices: completion.choices.map((choice) => ({
        ...choice,
        message: { ...choice.message, reasoning_content: `I was called with ${echoed}.` },
      })),
    }));
  await using endpoint = await testEndpoint({
    say,
    // What an agent thought is sent back to it, and the recorded answers are to what it thought itself.
    strike: ({ tools }, count) => (count % 7 === 0 ? fails : tools ? undefined : echoes),
  });
  await using directory = await tempDir();
  await using collector = await collectorOf();
  writeFileSync(
    join(directory.path, 'planted.yaml'),
    JSON.stringify({
      ...config,
      name: 'planted',
      models: {
        m: {
          baseURL: `${endpoint.url}/\${PATH}`,
          model: 'test-model',
          apiKey: '${KEY}',
          headers: { 'x-secret': '${HEADER}' },
          reasoning: 'reasoning_content',
          parameters: { max_tokens: 20_000 },
        },
      },
      roles: { default: 'm' },
      trace: {
        otlp: { url: `${collector.url}/\${COLLECTOR_PATH}`, headers: { authorization: '${COLLECTOR}' } },
      },
    }),
  );
  const run = start(['run', '-c', 'planted.yaml', '--until', 'simulate'], directory.path, environment);
  const { code, stdout, stderr } = await run.result;
  expect(code, stderr).toBe(0);
  expect(endpoint.requests.length).toBeGreaterThan(50);
  expect(collector.bodies.length).toBeGreaterThan(0);
  expect(stderr).toContain('the traces did not reach trace.otlp.url');
  expectNoSecret(directory.path, {
    stdout: Buffer.from(stdout),
    stderr: Buffer.from(stderr),
    collector: Buffer.concat(collector.bodies),
  });
  const written = filesBelow(directory.path);
  expect(written.some((path) => path.includes('journal'))).toBe(true);
  expect(written.some((path) => readFileSync(path).includes('I was called with [secret]'))).toBe(true);
});

it('no secret of a server is in its tools, or in what is said of its failure', async () => {
  await using directory = await tempDir();
  const server = (...args: string[]) => ({
    command: process.execPath,
    args: [serverScript('says-secret.mjs'), ...args],
    env: ['SERVER'],
    licence: 'MIT',
  });
  writeFileSync(
    join(directory.path, 'planted.yaml'),
    JSON.stringify({
      name: 'planted',
      stages: {
        harvest: {
          packages: { servers: [] },
          servers: { list: { says: server(), dies: server('dies') } },
        },
      },
    }),
  );
  const run = start(['run', '-c', 'planted.yaml', '--until', 'harvest'], directory.path, environment);
  const { code, stdout, stderr } = await run.result;
  expect(code).toBe(4); // the server that dies is owed
  expect(stderr.match(/\[SERVER\]/g)?.length).toBeGreaterThan(3);
  const told = await start(['cat', 'specs'], directory.path, environment).result;
  expect(told.stdout).toContain('It knows [SERVER] and [SERVER].');
  expectNoSecret(directory.path, { stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) });
});

/** In no file below the folder but the config, which names variables, and in nothing else that left the process. */
function expectNoSecret(folder: string, said: Readonly<Record<string, Buffer>>): void {
  const everything = [
    ...filesBelow(folder).map((path): [string, Buffer] => [path, readFileSync(path)]),
    ...Object.entries(said),
  ];
  for (const core of cores)
    expect(
      everything.filter(([, bytes]) => bytes.includes(core)).map(([place]) => place),
      core,
    ).toEqual([]);
}

/** A place for traces that answers with an error that says everything. */
async function collectorOf() {
  const bodies: Buffer[] = [];
  const listening = createServer(async (request, response) => {
    bodies.push(await buffer(request));
    response.writeHead(400).end(echoed);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, // it listens on a port
    bodies,
    async [Symbol.asyncDispose]() {
      listening.closeAllConnections();
      listening.close();
    },
  };
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
