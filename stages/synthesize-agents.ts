// synthesize-agents: writes system prompts for tool sets, no two alike. One unit is one agent.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import { hashOf, randomFor, withId } from '../pipeline/hash.ts';
import { defineStage } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import type { EnvironmentPart } from '../schemas/agent.ts';
import type { Spec } from '../schemas/spec.ts';
import type { World } from '../schemas/world.ts';
import { fieldWords, snakeCase } from './english.ts';
import { worldWithTools } from './environments/world.ts';
import { readLiveSeeds } from './mcp/live-seeds.ts';
import { packagedServers } from './mcp/servers.ts';
import { readSeed } from './seeds.ts';
import { agentWriter } from './synthesize-agents/agent-writer.ts';
import { mixes } from './synthesize-agents/mixes/index.ts';
import type { Mix, Stock } from './synthesize-agents/mixes/mix.ts';
import { drawForm, promptSeedsSchema, type Thing } from './synthesize-agents/prompt-seeds.ts';
import { isPlural } from './values-in-words.ts';

/** How often a tool set is drawn again if an earlier agent has it, before the stock counts as used up. */
const attempts = 20;

export const synthesizeAgents = defineStage({
  name: 'synthesize-agents',
  summary: 'write system prompts for tool sets from worlds and real servers',
  writes: ['agents'],
  reads: ['worlds', 'specs'],
  whole: true,
  options: (target) =>
    z.strictObject({
      agents: z
        .int()
        .positive()
        // Enough for every mix of tools, but few for a preview.
        .default(Math.max(Math.min(12, target + 3), Math.ceil(target * 0.7)))
        .describe('how many agents'),
    }),
  async *units(store, options) {
    const stock = await stockOf(store);
    const possible = mixes.filter((mix) => mix.isPossible(stock));
    const seen = new Set<string>();
    const seed = hashOf(stock.worlds); // the IDs of worlds follow from the seed of the run
    for (let number = 0; number < options.agents && possible.length > 0; number += 1) {
      const { mix, turn } = mixFor(possible, number);
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const draw = await mix.draw(stock, turn + attempt, randomFor(seed, number, attempt));
        const key =
          draw.tools
            .map((tool) => tool.origin.id)
            .sort()
            .join() + draw.parts.map((part) => part.fixture ?? '').join();
        if (seen.has(key)) continue;
        seen.add(key);
        yield { id: `agent-${String(number + 1).padStart(5, '0')}`, input: { mix: mix.name, ...draw } };
        break;
      }
    }
  },
  async work({ mix, parts, tools, distractors }, { store, ask, random }) {
    const primary = parts.filter((part) => part.primary);
    const services = await Promise.all(primary.map((part) => serviceOf(part, store)));
    const seeds = await readSeed('system-prompts.yaml', promptSeedsSchema);
    const { name, systemPrompt } = await ask(
      agentWriter,
      {
        services,
        tools: tools.map(({ name, description }) => ({ name, description })),
        form: drawForm(seeds, random),
      },
      { seeds },
    );
    const from = [
      ...primary.filter((part) => part.environment === 'world').map((part) => part.of),
      ...tools.map((tool) => tool.origin.id),
    ];
    return {
      records: { agents: [withId({ from, name, mix, systemPrompt, tools, distractors, parts })] },
      rejects: [],
    };
  },
});

async function stockOf(store: Reader): Promise<Stock> {
  const worlds: { id: string; category: string; clock: string }[] = [];
  for await (const { id, path, clock } of store.read('worlds')) worlds.push({ id, category: path[0], clock });
  const specs = new Map<string, Spec[]>();
  for await (const spec of store.read('specs'))
    specs.set(spec.server.name, [...(specs.get(spec.server.name) ?? []), spec]);
  const seeds = await readLiveSeeds();
  return {
    worlds,
    specs,
    fixtures: new Map(Object.entries(seeds).map(([server, fixtures]) => [server, Object.keys(fixtures)])),
    toolsOf: async (world) => [...(await worldWithTools(store, world)).tools.values()],
  };
}

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

async function serviceOf(part: EnvironmentPart, store: Reader) {
  const live = packagedServers.find((server) => part.environment === 'mcp' && server.name === part.of)?.live;
  if (live)
    return { title: `${part.of} service`, summary: live.summary, clock: null, policies: [], things: [] };
  const { world } = await worldWithTools(store, part.of);
  const clock = part.clock ?? world.clock;
  return {
    title: world.title,
    summary: world.summary,
    clock,
    policies: world.policies.map(({ prose, enforcedBy }) => ({ prose, enforcedBy })),
    things: thingsIn(world),
  };
}

/** What a world keeps. Sentences about records do not fit people, so those are left out where there is more. */
function thingsIn({ tables }: Pick<World, 'tables'>): Thing[] {
  const kept = Object.values(tables).map(({ noun, plural, columns }) => ({
    noun: fieldWords(noun),
    plural: fieldWords(plural),
    fields: fieldsInWords(Object.keys(columns)),
    isPerson: personal.some((column) => column in columns),
  }));
  const things = kept.filter(({ isPerson }) => !isPerson);
  return (things.length > 0 ? things : kept).map(({ isPerson: _, ...thing }) => thing);
}

const personal = ['email', 'phone', 'born_on', 'specialty', 'hourly_rate', 'shift'];

/** Columns that people would not speak of, or not by their names. */
const unspoken =
  /^(?:id|is_.*|has_.*|no_.*|needs_.*|.*_id|previous_status|reason|body|.*note|opted_out|contact.*|name|from|to|at|by)$/;

const fieldsInWords = (columns: readonly string[]): string[] =>
  columns
    .filter((column) => !unspoken.test(snakeCase(column)))
    .map(fieldWords)
    .filter((words) => !isPlural(words) && !/flag$/.test(words));
