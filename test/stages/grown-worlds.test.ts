// Grown worlds: written by hand and drawn from archetypes, and the stage that grows them.
import { describe, expect, it } from 'vitest';
import { evolutionSteps } from '../../stages/synthesize-tools/evolution/index.ts';
import { callsOnDrawnWorlds, callsOnWrittenWorlds, grow } from '../support/grown.ts';
import { all } from '../support/offline-run.ts';

describe('any sequence of calls is survived', () => {
  it('by worlds that were written by hand', async () => {
    expect(await callsOnWrittenWorlds('one')).toBeGreaterThan(500);
  });

  it('by worlds that were drawn and evolved, and every step of evolution is taken', async () => {
    const { succeeded, taken } = await callsOnDrawnWorlds(Array.from({ length: 20 }, (_, seed) => seed));
    expect(succeeded).toBeGreaterThan(500);
    expect([...taken].sort()).toEqual(evolutionSteps.map(({ name }) => name).sort());
  });
});

describe('growth', () => {
  const grown = grow({ worlds: 12 });

  it('gives the same tools from the same seed at any concurrency, and others from another', async () => {
    const ids = async (run: ReturnType<typeof grow>) =>
      (await all((await run).store.read('tools'))).map(({ id }) => id);
    const once = await ids(grown);
    expect(once.length).toBeGreaterThan(120);
    expect(await ids(grow({ worlds: 12, concurrency: 1 }))).toEqual(once);
    expect((await ids(grow({ worlds: 4, seed: 4 }))).filter((id) => once.includes(id))).toEqual([]);
  });

  it('keeps a report with each world, with at least three refused calls for each tool', async () => {
    const { store } = await grown;
    const tools = await all(store.read('tools'));
    for (const { name, validation } of tools) {
      expect(validation.accepted, name).toBeGreaterThanOrEqual(2);
      expect(validation.refused, name).toBeGreaterThanOrEqual(3);
    }
    for await (const world of store.read('worlds')) {
      const own = tools.filter((tool) => tool.world === world.id);
      const accepted = own.reduce((sum, { validation }) => sum + validation.accepted, 0);
      expect(world.validation.accepted).toBeGreaterThanOrEqual(accepted);
      expect(world.validation.sentBack).toBe(0);
    }
  });

  it('names nothing by a word twice', async () => {
    const { store } = await grown;
    for await (const tool of store.read('tools'))
      expect(JSON.stringify(tool.outputSchema), tool.name).not.toMatch(/"([a-z]+)_\1s?"/);
  });

  it('describes each tool in at least two sentences, without leftovers of templates', async () => {
    const { store } = await grown;
    for await (const { name, description } of store.read('tools')) {
      const sentences = description.split(/[.!?](?:\s|$)/).filter(Boolean);
      expect(sentences.length, `${name}: ${description}`).toBeGreaterThanOrEqual(2);
      expect(description, name).not.toMatch(/undefined|null(?! if)|\{\w+\}|\ba [aeio]\w+| {2}/);
    }
  });
});
