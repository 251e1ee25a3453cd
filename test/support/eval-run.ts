// A run whose tasks are evaluated, and a model behind the test endpoint that is right about some of them. The run is made
// once, by procedures, and every prompt of the agent is recorded with its right answer.
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { configFrom } from '../../pipeline/config.ts';
import { openRunStore } from '../../pipeline/run.ts';
import { testTasks } from '../../stages/export/write-rows.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { type Result, start, toolloom } from './cli.ts';
import {
  type EndpointOptions,
  type Said,
  type TestEndpoint,
  testEndpoint,
  type WireRequest,
} from './endpoint.ts';
import { key, config as small } from './model-run.ts';
import { all } from './offline-run.ts';
import { type Recorded, recorded } from './procedural.ts';
import { tempDir } from './temp-dir.ts';

/** Ten tasks, each of another kind. */
const config = {
  ...small,
  name: 'evaluated',
  stages: {
    ...small.stages,
    'synthesize-agents': { agents: 4 },
    'write-tasks': { ...small.stages['write-tasks'], most: 10 },
  },
};

interface Made {
  readonly path: string;
  readonly answers: Recorded;
  /** Tasks, by the message that they begin with. */
  readonly tasks: ReadonlyMap<string, { readonly id: string; readonly kind: string }>;
  /** IDs of the tasks that have rows, by the file that these go to. */
  readonly selected: { readonly test: readonly string[]; readonly train: readonly string[] };
}

async function make(): Promise<Made> {
  const path = await mkdtemp(join(inject('sharedRuns'), 'evaluated-')); // every test copies it
  const frozen = configFrom(config, { stages, roles, models: ['offline'] }, 'the run of the tests');
  await using store = await openRunStore(path, {
    toolloom: 'test',
    config: JSON.parse(JSON.stringify(frozen)),
  });
  const answers = await recorded({ config, store, until: 'select' });
  const owed = answers.run.result.stages.find((stage) => stage.owed > 0);
  if (owed) throw new Error(`${owed.stage} failed; take another seed`);
  const tasks = await all(store.read('tasks'));
  const test = await testTasks(store, 0.1); // the usual share
  const rows = (await all(store.read('selections'))).map(({ task }) => task);
  return {
    path,
    answers,
    tasks: new Map(tasks.map(({ id, kind, request }) => [request, { id, kind }])),
    selected: { test: [...test], train: rows.filter((task) => !test.has(task)) },
  };
}

let made: Promise<Made> | undefined;
export const evaluatedRun = (): Promise<Made> => {
  made ??= make();
  return made;
};

/** What a model says that does not do its work. */
export const evasion = 'Thanks for reaching out. I appreciate the details.';

export interface EvalRun extends AsyncDisposable {
  readonly endpoint: TestEndpoint;
  readonly path: string;
  /** Directory of the run. */
  readonly run: string;
  toolloom(...args: string[]): Promise<Result>;
  start(...args: string[]): ReturnType<typeof start>;
}

/** `isRight`: whether the model does a task as it should; it evades the others. */
export async function evalRun(
  isRight: (task: string) => boolean,
  { settings = {}, ...options }: Partial<EndpointOptions> & { settings?: object } = {},
): Promise<EvalRun> {
  const { path: source, answers, tasks } = await evaluatedRun();
  const say = (request: WireRequest): Said | undefined => {
    const opening = request.messages.find(({ role }) => role === 'user')?.content ?? '';
    return isRight(tasks.get(opening)?.id ?? '') ? answers.say(request) : { content: evasion };
  };
  const endpoint = await testEndpoint({ say, ...options });
  const directory = await tempDir();
  const run = join(directory.path, 'data', 'runs', 'evaluated');
  await cp(source, run, { recursive: true });
  const m = {
    baseURL: endpoint.url,
    model: 'test-model',
    apiKey: '${TOOLLOOM_TEST_KEY}',
    reasoning: 'reasoning_content',
    parameters: { max_tokens: 2000 },
    price: { input: 1, output: 2 },
    concurrency: 4,
    ...settings,
  };
  // YAML reads JSON.
  const other = { ...m, parameters: { max_tokens: 999 } };
  for (const [name, model] of [
    ['m', m],
    ['other', other],
  ] as const)
    await writeFile(
      join(directory.path, `${name}.yaml`),
      JSON.stringify({ name: 'models', models: { m: model } }),
    );
  const environment = { TOOLLOOM_TEST_KEY: key };
  return {
    endpoint,
    path: directory.path,
    run,
    toolloom: (...args) => toolloom(args, directory.path, environment),
    start: (...args) => start(args, directory.path, environment),
    async [Symbol.asyncDispose]() {
      await endpoint[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}
