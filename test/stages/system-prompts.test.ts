// System prompts without a model: each says something of its own, holds what binds the agent, and leaves no slot.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { AgentStyle } from '../../schemas/agent.ts';
import { readSeed } from '../../stages/seeds.ts';
import type { Service } from '../../stages/synthesize-agents/described-service.ts';
import { promptSeedsSchema } from '../../stages/synthesize-agents/prompt-seeds.ts';
import { writeAgent } from '../../stages/synthesize-agents/system-prompt.ts';

const seeds = await readSeed('system-prompts.yaml', promptSeedsSchema);
const bound = 'Never set the due date of a work order to a day in the past.';
const guarded = 'A work order that is closed can no longer be changed.';
const shop: Service = {
  title: 'Machine shop operations',
  summary: 'Manages work orders and machines.',
  clock: '2025-10-08T14:00:00Z',
  policies: [
    { prose: bound, enforcedBy: 'agent' },
    { prose: guarded, enforcedBy: 'tools' },
  ],
  things: [
    { noun: 'work order', plural: 'work orders', fields: ['priority', 'due date', 'status'] },
    {
      noun: 'machine',
      plural: 'machines',
      fields: ['serial number', 'installation date'],
      states: ['running', 'idle'],
    },
  ],
  operations: [
    {
      phrase: 'close a work order',
      noun: 'work order',
      states: 'open or on hold',
      refusals: ['the machine of the work order is running'],
    },
    { phrase: 'add a machine', noun: undefined, states: undefined, refusals: [] },
  ],
  notes: [],
};
const files: Service = {
  title: 'filesystem service',
  summary: 'Keeps a folder.',
  clock: null,
  policies: [],
  things: [],
  operations: [],
  notes: ['All files are in the folder /workspace.'],
};
const styles: AgentStyle[] = [{}, { maxSentences: 5, noIds: true }];
const prompts = (services: Service[]): string[] =>
  Array.from(
    { length: 300 },
    (_, seed) =>
      writeAgent({ services, style: styles[seed % 2] ?? {}, handOvers: [] }, seeds, randomFor(seed))
        .systemPrompt,
  );

describe.each([
  ['one application', [shop]],
  ['two applications', [shop, { ...shop, title: 'FreightFlow' }]],
  ['a live server', [files]],
])('a prompt for %s', (_, services) => {
  const written = prompts(services);

  it('is like no other, but for the shortest', () => {
    expect(new Set(written).size).toBeGreaterThan(0.98 * written.length);
  });

  it('has no slot left and one date at most', () => {
    for (const prompt of written) {
      expect(prompt).not.toMatch(/[{}|]/);
      expect(prompt.match(/October 8, 2025/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  });

  it('says what binds the agent, word for word', () => {
    if (services.includes(shop)) for (const prompt of written) expect(prompt).toContain(bound);
    else for (const prompt of written) expect(prompt).not.toContain(bound);
  });

  it('has any length from a paragraph to a handbook', () => {
    const lengths = written.map((prompt) => prompt.split(/\s+/).length).sort((a, b) => a - b);
    expect(lengths[0]).toBeLessThan(60);
    expect(lengths.at(-1)).toBeGreaterThan(200);
  });
});

it('leaves out some policies that the tools enforce, and the date only where no policy is about time', () => {
  const [timed, timeless] = [prompts([shop]), prompts([{ ...shop, policies: [] }])];
  expect(timed.some((prompt) => prompt.includes(guarded))).toBe(true);
  expect(timed.some((prompt) => !prompt.includes(guarded))).toBe(true);
  expect(timed.every((prompt) => prompt.includes('October 8, 2025'))).toBe(true);
  expect(timeless.some((prompt) => !prompt.includes('October 8, 2025'))).toBe(true);
});
