// synthesize-agents: writes system prompts for tool sets, no two alike. One unit is one agent.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import { hashOf, type Random, randomFor, withId } from '../pipeline/hash.ts';
import { defineStage } from '../pipeline/stage.ts';
import type { AgentStyle } from '../schemas/agent.ts';
import { declaredTools } from './catalog/catalog.ts';
import { readSeed } from './seeds.ts';
import { agentWriter } from './synthesize-agents/agent-writer.ts';
import { servicesOf } from './synthesize-agents/described-service.ts';
import { deskLines, withDesk } from './synthesize-agents/desk.ts';
import { deskSeedsSchema } from './synthesize-agents/desk-seeds.ts';
import { mixes } from './synthesize-agents/mixes/index.ts';
import { drawSize, type Mix } from './synthesize-agents/mixes/mix.ts';
import { drawForm, promptSeedsSchema } from './synthesize-agents/prompt-seeds.ts';
import { stockOf } from './synthesize-agents/stock.ts';
import { openingsLike } from './synthesize-agents/system-prompt.ts';
import { deskOf } from './worlds/desk.ts';

/** Collections of tools that are no records. */
const ownOrigins: readonly string[] = ['desks', 'mathematics'];

/** How often a tool set is drawn again if an earlier agent has it, before the stock counts as used up. */
const attempts = 20;

export const synthesizeAgents = defineStage({
  name: 'synthesize-agents',
  summary: 'write system prompts for tool sets from worlds and real servers',
  writes: ['agents'],
  reads: ['worlds', 'specs', 'tools', 'vectors', 'libraries', 'simulations', 'programs'],
  whole: true,
  options: (target) =>
    z.strictObject({
      agents: z
        .int()
        .positive()
        // Enough for every mix of tools, with room for more tasks than are written so that kinds can be evened out;
        // but few for a preview.
        .default(Math.max(Math.min(12, target + 3), Math.ceil(target * 0.8)))
        .describe('how many agents'),
    }),
  async *units(store, options) {
    const stock = await stockOf(store);
    const possible = mixes.filter((mix) => mix.isPossible(stock));
    const seen = new Set<string>();
    const deskSeeds = await readSeed('desks.yaml', deskSeedsSchema);
    const seed = hashOf(stock.worlds); // the IDs of worlds follow from the seed of the run
    for (let number = 0; number < options.agents && possible.length > 0; number += 1) {
      const { mix, turn } = mixFor(possible, number);
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const random = randomFor(seed, number, attempt);
        const draw = await mix.draw(stock, { turn: turn + attempt, size: drawSize(random), random });
        const key =
          draw.tools
            .map((tool) => tool.origin.id)
            .sort()
            .join() + draw.parts.map((part) => part.fixture ?? '').join();
        if (seen.has(key)) continue;
        seen.add(key);
        const whole = await withDesk(draw, { store, seeds: deskSeeds, random: random.fork('desk') });
        yield { id: `agent-${String(number + 1).padStart(5, '0')}`, input: { mix: mix.name, ...whole } };
        break;
      }
    }
  },
  async work({ mix, parts, tools, distractors, catalog }, { store, ask, random }) {
    const primary = parts.filter((part) => part.primary && !part.desk);
    const desk = deskOf({ parts });
    const seeds = await readSeed('system-prompts.yaml', promptSeedsSchema);
    const source = { store, seeds, random: random.fork('services') };
    const services = await servicesOf(primary, source);
    const drawn = { tools, ...(catalog ? { catalog } : {}) };
    const style = drawStyle(random.fork('style'));
    const { name, systemPrompt } = await ask(
      agentWriter,
      {
        services,
        style,
        handOvers: desk ? deskLines(desk) : [],
        tools: declaredTools(drawn, []).map(({ name: tool }) => tool),
        form: drawForm(seeds, random),
        earlier: () => openingsLike({ services, style, handOvers: [] }, seeds, random.fork('earlier')),
      },
      { seeds },
    );
    const from = new Set([
      ...primary
        .filter(({ environment }) => environment === 'world' || environment === 'simulated')
        .map((part) => part.of),
      ...tools.flatMap(({ origin }) => (ownOrigins.includes(origin.collection) ? [] : [origin.id])),
    ]);
    const agent = { from: [...from], name, mix, systemPrompt, style, ...drawn, distractors, parts };
    return {
      records: { agents: [withId(agent)] },
      rejects: [],
    };
  },
});

/**
 * Takes the mixes in turn, by weight, so that the first few agents already show every mix. `turn` counts the
 * earlier agents of the mix.
 */
function mixFor(possible: readonly Mix[], number: number): { mix: Mix; turn: number } {
  const most = Math.max(...possible.map((mix) => mix.weight));
  const cycle = Array.from({ length: most }, (_, round) =>
    possible.filter((mix) => mix.weight > round),
  ).flat();
  const place = number % cycle.length;
  const mix = cycle[place];
  if (!mix) throw new BugError('no mix is possible');
  const earlier = cycle.slice(0, place).filter((other) => other === mix).length;
  return { mix, turn: Math.floor(number / cycle.length) * mix.weight + earlier };
}

/** Demands on answers, each in a share of the prompts. Fewer sentences than four would cut off what was asked for. */
function drawStyle(random: Random): AgentStyle {
  return {
    ...(random.chance(0.2) ? { maxSentences: random.integer(4, 6) } : {}),
    ...(random.chance(0.25) ? { noToolNames: true as const } : {}),
    ...(random.chance(0.06) ? { noIds: true as const } : {}),
    ...(random.chance(0.15) ? { language: 'en' as const } : {}),
  };
}
