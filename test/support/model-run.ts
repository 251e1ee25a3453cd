// A run of the whole pipeline by the command line, every role bound to a model behind the procedural
// endpoint.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, start, toolloom } from './cli.ts';
import { type EndpointOptions, type TestEndpoint, testEndpoint } from './endpoint.ts';
import { type Recorded, recorded } from './procedural.ts';
import { tempDir } from './temp-dir.ts';

/** Small, and free of live servers and of vices, which only procedures have. */
export const config = {
  name: 'models',
  seed: 3,
  target: 6,
  stages: {
    harvest: { packages: { servers: [] } },
    'check-programs': { programs: [] },
    evolve: { categories: ['education'], worlds: 2 },
    // Long plays and planted turns would take most of the time of each test and show nothing more.
    'write-tasks': { kinds: { long_horizon: 0, for_each: 0, tools_on_demand: 0 } },
    simulate: { vices: 0 },
    pair: { mutants: 0 },
  },
};

export const key = 'sk-a-secret-that-nobody-may-see';

/** The same run by procedures, whose answers the endpoint gives. */
let offline: Promise<Recorded> | undefined;
export const offlineTwin = (): Promise<Recorded> => {
  offline ??= recorded({ config });
  return offline;
};

export interface ModelRun extends AsyncDisposable {
  readonly endpoint: TestEndpoint;
  readonly path: string;
  /** Directory of the run. */
  readonly run: string;
  toolloom(...args: string[]): Promise<Result>;
  start(...args: string[]): ReturnType<typeof start>;
}

export async function modelRun(
  options: Partial<EndpointOptions> = {},
  settings: object = {},
  more: object = {},
): Promise<ModelRun> {
  const { say } = await offlineTwin();
  const endpoint = await testEndpoint({ say, ...options });
  const directory = await tempDir();
  const model = {
    baseURL: endpoint.url,
    model: 'test-model',
    apiKey: '${TOOLLOOM_TEST_KEY}',
    reasoning: 'reasoning_content',
    parameters: { max_tokens: 40_000 },
    price: { input: 1, output: 2 },
    concurrency: 8,
    timeout: { attempt: 120 },
    ...settings,
  };
  // YAML reads JSON.
  await writeFile(
    join(directory.path, 'c.yaml'),
    JSON.stringify({ ...config, models: { m: model }, roles: { default: 'm' }, ...more }),
  );
  const environment = { TOOLLOOM_TEST_KEY: key };
  return {
    endpoint,
    path: directory.path,
    run: join(directory.path, 'data', 'runs', config.name),
    toolloom: (...args) => toolloom(args, directory.path, environment),
    start: (...args) => start(args, directory.path, environment),
    async [Symbol.asyncDispose]() {
      await endpoint[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}
