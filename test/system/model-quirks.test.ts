// Whole runs with providers that demand their own part of each turn back, and with servers that leave thoughts in the
// content or break replies off: the records are those of the procedures, and rows have nothing of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Fault } from '../support/endpoint.ts';
import { type ModelRun, modelRun } from '../support/model-run.ts';
import { expectTwin, records, untilDone } from '../support/model-run-checks.ts';
import { defects } from '../support/quirks/defects.ts';
import { forms } from '../support/quirks/forms.ts';
import { providerQuirks } from '../support/quirks/providers.ts';
import type { Quirk } from '../support/quirks/quirk.ts';

const named = (quirks: Readonly<Record<string, Quirk>>, name: string): Quirk => {
  const quirk = quirks[name];
  if (!quirk) throw new Error(`there is no quirk ${name}`);
  return quirk;
};

/** The agents are what is tested here. */
const roles = { roles: { default: 'm', judge: 'offline' } };

/** All training files of a run. */
function rowsOf(run: ModelRun): string {
  const folder = join(run.run, 'datasets');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

it.each([
  ['gemini', false],
  ['kimi', true],
] as const)('%s: every step of every play is answered (streamed: %s)', async (name, stream) => {
  const { strike, settings } = named(providerQuirks, name);
  await using run = await modelRun({ strike: () => strike }, { ...settings, stream }, roles);
  const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml');
  expect(code, stderr).toBe(0);
  await expectTwin(run);
  const turns = (await records(run, 'trajectories')).flatMap(({ messages }) =>
    messages.filter(({ toolCalls }) => toolCalls),
  );
  expect(turns.length).toBeGreaterThan(10);
  expect(turns.every(({ received }) => received?.by === 'test-model')).toBe(true);
  const rows = rowsOf(run);
  expect(rows.split('\n').length).toBeGreaterThan(6);
  for (const part of ['"received"', '\\"received\\"', 'thought_signature']) expect(rows).not.toContain(part);
});

it('thoughts in the content become reasoning, and replies that break off are asked for again', async () => {
  const strikes: readonly Fault[] = [
    named(forms, 'thoughts_in_tags').strike,
    named(defects, 'finish_error').strike,
    named(forms, 'thoughts_with_the_closing_tag_alone').strike,
    named(defects, 'end_token').strike,
  ];
  await using run = await modelRun(
    { strike: ({ tools }, count) => (tools ? strikes[count % strikes.length] : undefined) },
    {},
    roles,
  );
  await untilDone(run);
  await expectTwin(run);
  const rows = rowsOf(run);
  for (const part of ['think>', '<|im_end|>']) expect(rows).not.toContain(part);
});
