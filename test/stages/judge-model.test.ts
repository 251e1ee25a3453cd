// A model as the rubric judge: what it says becomes a score only where it can be used. Anything else leaves the play owed,
// and the next run asks again.
import { beforeAll, expect, it } from 'vitest';
import { UnavailableError } from '../../pipeline/errors.ts';
import type { Model, Request } from '../../pipeline/models/model.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const config = (samples: number) => ({
  target: 2,
  roles: { judge: 'critic' },
  stages: {
    harvest: { packages: { servers: [] } },
    evolve: { categories: ['education'], worlds: 2 },
    'read-documents': { libraries: [] },
    'synthesize-agents': { agents: 3 },
    'write-tasks': { perAgent: 2, kinds: { no_tool_needed: 0 } },
    simulate: { vices: 0 },
    judge: { samples },
  },
});

/** `times`: how often it was asked about this play. */
type Answer = (ids: readonly string[], times: number, said: string) => string;

/** A judge that answers by the IDs of the criteria it is asked about. */
function critic(answer: Answer): Model & { asked: number } {
  const times = new Map<string, number>();
  const model = {
    name: 'critic',
    asked: 0,
    async complete({ messages }: Request) {
      model.asked += 1;
      const text = messages.at(-1)?.content ?? '';
      const count = (times.get(text) ?? 0) + 1;
      times.set(text, count);
      const rubric = text.slice(text.indexOf('Rubric:'), text.indexOf('Tools of the assistant:'));
      const ids = [...rubric.matchAll(/^- ([\w-]+) \(/gm)].map(([, id = '']) => id);
      return {
        content: answer(ids, count, `"${/\[1\] user: ([^"]{2,40})/.exec(text)?.[1]}"`),
        toolCalls: [],
        finish: 'stop' as const,
        usage: noUsage,
      };
    },
    embed: async () => [],
  };
  return model;
}

const scoring = (ids: readonly string[], score: number, evidence: string): string =>
  JSON.stringify({ scores: ids.map((criterion) => ({ criterion, evidence, score })) });

let played: Store;
let plays: number;
beforeAll(async () => {
  const models = new Map([['critic', critic(() => '')]]);
  ({ store: played } = await offlineRun({ until: 'simulate', config: config(1), models }));
  plays = (await all(played.read('trajectories'))).length;
});

async function judgedBy(answer: Answer, samples = 1) {
  const model = critic(answer);
  const models = new Map([['critic', model]]);
  const { result } = await offlineRun({ until: 'judge', store: played, config: config(samples), models });
  const { kept, rejected, failed } = result.stages.at(-1) ?? { kept: 0, rejected: 0, failed: 0 };
  return { kept, rejected, failed, asked: model.asked };
}

it.each<[string, Answer]>([
  ['answers rubbish', () => 'The assistant did a fine job overall!'],
  ['leaves a criterion out', (ids, _, said) => scoring(ids.slice(1), 1, said)],
  ['gives a score beyond 1', (ids, _, said) => scoring(ids, 7, said)],
  ['quotes nothing', (ids) => scoring(ids, 1, 'the change')],
  ['quotes what nobody said', (ids) => scoring(ids, 1, '[3] "I have painted the bicycle shed in purple"')],
  [
    'does not answer',
    () => {
      throw new UnavailableError('time-out', 'no answer within 60 s');
    },
  ],
])('a judge that %s decides nothing: the plays stay owed', async (_, answer) => {
  const { kept, rejected, failed, asked } = await judgedBy(answer);
  expect(kept + rejected).toBe(0);
  expect(failed).toBe(plays);
  expect(asked).toBeGreaterThanOrEqual(plays);
});

it('a judge that contradicts itself is kept with both scores, and the lower one counts', async () => {
  const { failed } = await judgedBy((ids, times, said) => scoring(ids, times % 2, said), 2);
  expect(failed).toBe(0);
  const rejected = (await all(played.rejects())).flatMap(
    ({ record }) => (record as Judgement | undefined) ?? [],
  );
  const judgements = [...(await all(played.read('judgements'))), ...rejected.filter(({ scores }) => scores)];
  const sampled = judgements.flatMap(({ scores }) => scores.filter(({ samples }) => samples));
  expect(sampled.length).toBeGreaterThanOrEqual(plays);
  for (const { samples = [], score } of sampled) {
    expect(samples.toSorted()).toEqual([0, 1]);
    expect(score).toBe(0);
  }
});
