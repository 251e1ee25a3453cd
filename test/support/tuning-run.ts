// A run that has written the files of the format openai, and a config that says where the service is. The rows are written
// here, so that a run takes no time.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configFrom } from '../../pipeline/config.ts';
import { withId } from '../../pipeline/hash.ts';
import { openRunStore } from '../../pipeline/run.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { type Result, start, toolloom } from './cli.ts';
import { key } from './model-run.ts';
import { tempDir } from './temp-dir.ts';
import { type TuningService, type TuningServiceOptions, tuningService } from './tuning-service.ts';

/** A row in which the assistant looks a loan up and answers. */
export const row = (number: number): Record<string, unknown> => ({
  messages: [
    { role: 'system', content: 'You help at a library.' },
    { role: 'user', content: `When is loan LN-${1000 + number} due?` },
    {
      role: 'assistant',
      tool_calls: [
        {
          id: 'call_0',
          type: 'function',
          function: { name: 'get_loan', arguments: `{"loan_id":"LN-${1000 + number}"}` },
        },
      ],
    },
    { role: 'tool', tool_call_id: 'call_0', content: '{"due_on":"2025-03-28"}' },
    { role: 'assistant', content: "It's due on March 28." },
  ],
  tools: [
    {
      type: 'function',
      function: {
        name: 'get_loan',
        description: 'Returns a loan.',
        parameters: { type: 'object', properties: {} },
      },
    },
  ],
  parallel_tool_calls: false,
});

export const rows = (count: number): object[] => Array.from({ length: count }, (_, number) => row(number));

export interface TuningRun extends AsyncDisposable {
  readonly service: TuningService;
  readonly path: string;
  /** Directory of the run. */
  readonly run: string;
  finetune(...args: string[]): Promise<Result>;
  start(...args: string[]): ReturnType<typeof start>;
}

interface Files {
  readonly train?: readonly object[];
  readonly test?: readonly object[];
}

export async function tuningRun(
  options: TuningServiceOptions = {},
  { train = rows(12), test = rows(2) }: Files = {},
): Promise<TuningRun> {
  const service = await tuningService(options);
  const directory = await tempDir();
  const run = join(directory.path, 'data', 'runs', 'tuned');
  const model = { baseURL: service.url, model: 'any', apiKey: '${TOOLLOOM_TEST_KEY}' };
  const raw = { name: 'tuned', seed: 5, models: { s: model } };
  const config = configFrom(raw, { stages, roles, models: ['offline'] }, 'the run of the tests');
  await using store = await openRunStore(run, {
    toolloom: 'test',
    config: JSON.parse(JSON.stringify(config)),
  });
  const provenance = { stage: 'export', unit: 'openai', seed: 5, roles: {} };
  const datasets = [];
  for (const [split, list] of [
    ['train', train],
    ['test', test],
  ] as const) {
    const path = `datasets/openai/${split}.jsonl`;
    const text = list.map((each) => `${JSON.stringify(each)}\n`).join('');
    await mkdir(join(run, 'datasets', 'openai'), { recursive: true });
    await writeFile(join(run, path), text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const written = {
      format: 'openai',
      split,
      path,
      rows: list.length,
      bytes: Buffer.byteLength(text),
      sha256,
    };
    datasets.push({ ...withId({ from: [], ...written }), provenance });
  }
  await store.commit('export', 'openai', { records: { datasets }, rejects: [] });
  const environment = { TOOLLOOM_TEST_KEY: key };
  const command = (args: readonly string[]): string[] => ['finetune', '--every', '0.02', ...args];
  return {
    service,
    path: directory.path,
    run,
    finetune: (...args) => toolloom(command(args), directory.path, environment),
    start: (...args) => start(command(args), directory.path, environment),
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}
