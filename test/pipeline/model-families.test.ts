// A judge of the agent's own family is warned about, whatever the spelling of the models.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inspectConfig } from '../../pipeline/config.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { tempDir } from '../support/temp-dir.ts';

/** The warnings about a config whose agent and judge are bound to two models. */
async function warningsFor(agent: string, judge: string, bound = 'agent: one, judge: two') {
  await using directory = await tempDir();
  const path = join(directory.path, 'my.yaml');
  await writeFile(
    path,
    `name: x
roles: { ${bound} }
models:
  one: { baseURL: http://127.0.0.1:1/v1, model: ${agent} }
  two: { baseURL: http://127.0.0.1:1/v1, model: ${judge} }
`,
  );
  const { problems, warnings } = await inspectConfig(path, { stages, roles, models: ['offline'] }, {});
  expect(problems).toEqual([]);
  return warnings;
}

it.each([
  ['moonshotai/Kimi-K2-Instruct', 'kimi-k2-thinking'],
  ['qwen3:4b', 'Qwen/Qwen3-32B'],
  ['gpt-5', 'gpt-5'],
])('%s is not judged by %s without a warning', async (agent, judge) => {
  const [warning, ...others] = await warningsFor(agent, judge);
  expect(others).toEqual([]);
  expect(warning).toContain(agent);
  expect(warning).toContain(judge);
  expect(warning).toContain('bind one of them to a model of another family');
});

it('one of several models that take turns is enough for a warning', async () => {
  expect(await warningsFor('gpt-5', 'gpt-5-mini', 'agent: [offline, one], judge: [two]')).toHaveLength(1);
});

it.each([
  ['moonshotai/Kimi-K2-Instruct', 'qwen3:4b', undefined],
  ['gpt-5', 'gpt-5', 'user: one, judge: two'],
  ['gpt-5', 'gpt-5', 'agent: one'],
])('%s may be judged by %s', async (agent, judge, bound) => {
  expect(await warningsFor(agent, judge, bound)).toEqual([]);
});
