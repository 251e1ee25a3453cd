// What README.md shows of the demo and of a plan is what the commands print.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { expectBlock } from '../support/readme.ts';
import { tempDir } from '../support/temp-dir.ts';

interface Row {
  readonly messages: readonly {
    readonly role: string;
    readonly content: string;
    readonly tool_calls?: readonly { readonly function: { readonly name: string } }[];
  }[];
  readonly tools: readonly { readonly function: { readonly name: string } }[];
}

/** The shortest row that calls three tools or more: a look-up, a change and an answer. */
function shownRow(lines: readonly string[]): Row {
  const rows = lines.map((line) => JSON.parse(line) as Row); // as the exporter wrote it
  const toolsCalled = (row: Row): number =>
    new Set(row.messages.flatMap(({ tool_calls }) => tool_calls?.map((call) => call.function.name) ?? []))
      .size;
  const [shortest] = rows
    .filter((row) => toolsCalled(row) >= 3)
    .sort((a, b) => JSON.stringify(a.messages.slice(1)).length - JSON.stringify(b.messages.slice(1)).length);
  if (!shortest) throw new Error('no row of the demo calls three tools');
  return shortest;
}

function shown(row: Row): string {
  const messages = row.messages.map((message) =>
    message.role === 'system' ? { ...message, content: `${message.content.slice(0, 240)}…` } : message,
  );
  const tools = row.tools.map((tool) => tool.function.name).slice(0, 3);
  return [
    '{"messages": [',
    ...messages.map(
      (message, index) => `  ${JSON.stringify(message)}${index < messages.length - 1 ? ',' : ''}`,
    ),
    ` ], "tools": [/* ${tools.join(', ')}, … ${row.tools.length} in all */] }`,
  ].join('\n');
}

/** Path of a finished run of the demo: the one that .ci/run has just made, since it takes minutes, or one of its own. */
async function demoIn(directory: string): Promise<string> {
  const run = process.env.TOOLLOOM_DEMO_RUN ?? join(directory, 'demo');
  if (process.env.TOOLLOOM_DEMO_RUN === undefined)
    expect((await toolloom(['run', '--config', 'demo', '--run', run], directory)).code).toBe(0);
  return run;
}

it('shows the funnel of the demo and one of its rows as they are', async () => {
  await using directory = await tempDir();
  const run = await demoIn(directory.path);
  const status = await toolloom(['status', '--run', run], directory.path);
  const funnel = status.stdout.split('\n\n').find((paragraph) => /^stage\s/.test(paragraph)) ?? '';
  expectBlock('demo funnel', funnel);
  const lines = readFileSync(join(run, 'datasets', 'trl', 'train.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expectBlock('demo row', shown(shownRow(lines)), 'json');
});

it('shows the plan of the config that it tells to start from', async () => {
  await using directory = await tempDir();
  const init = await toolloom(['init', '--from', 'moonshot-kimi-thinking', '--name', 'mine'], directory.path);
  expect(init.code).toBe(0);
  // A small target names the same stages, roles, and models, and is rehearsed in a third of the time.
  const target = process.env.UPDATE_GOLDEN ? [] : ['--target', '5'];
  const plan = await toolloom(['plan', '--config', 'toolloom.yaml', ...target], directory.path);
  expect(plan.code).toBe(0);
  const shown = plan.stdout || plan.stderr;
  if (process.env.UPDATE_GOLDEN) expectBlock('plan', shown);
  // Rehearsed sizes vary a little with how far a rehearsal comes; roles, models and the order do not.
  const readme = await readFile('README.md', 'utf8');
  const named = [...shown.matchAll(/^\S+\/\S+ +\S+/gm)].map(([text]) => text);
  expect(named.length).toBeGreaterThan(6);
  for (const text of named) expect(readme).toContain(text);
});
