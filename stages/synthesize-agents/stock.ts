// What agents are made of: worlds with their tools, harvested specs, and contents of live servers. Each world belongs
// to a neighborhood, from which its agents borrow distractors. Neighborhoods keep the worlds of a category together
// and are small, so that a split by world still has parts to deal out.
import type { Reader } from '../../pipeline/store.ts';
import type { Spec } from '../../schemas/spec.ts';
import { worldWithTools } from '../environments/world.ts';
import { readLiveSeeds } from '../mcp/live-seeds.ts';
import { cosine, decodeVector, unitVector } from '../vectors.ts';
import type { Stock } from './mixes/mix.ts';

export async function stockOf(store: Reader): Promise<Stock> {
  const worlds: { id: string; category: string; clock: string }[] = [];
  for await (const { id, path, clock } of store.read('worlds')) worlds.push({ id, category: path[0], clock });
  const specs = new Map<string, Spec[]>();
  for await (const spec of store.read('specs')) {
    const known = specs.get(spec.server.name);
    if (known) known.push(spec);
    else specs.set(spec.server.name, [spec]);
  }
  const simulations: Stock['simulations'][number][] = [];
  for await (const { id, server, tools } of store.read('simulations'))
    simulations.push({ id, server, tools });
  const programs: Stock['programs'][number][] = [];
  for await (const { id, language } of store.read('programs')) programs.push({ id, language });
  const seeds = await readLiveSeeds();
  const { centers, sizes } = await surveyOf(store);
  const neighborhoods = neighborhoodsOf(worlds, centers);
  return {
    worlds,
    specs,
    libraries: store.ids('libraries'),
    programs,
    simulations,
    fixtures: new Map(Object.entries(seeds).map(([server, fixtures]) => [server, Object.keys(fixtures)])),
    sizeOf: (world) => sizes.get(world) ?? 0,
    toolsOf: async (world) => [...(await worldWithTools(store, world)).tools.values()],
    lendersOf: (world) => byNearness(world, neighborhoods.get(world) ?? [], centers),
  };
}

type Centers = ReadonlyMap<string, Float32Array>;

/** The direction of each world, which is the mean of the vectors of its tools, and how many tools it has. */
async function surveyOf(store: Reader): Promise<{ centers: Centers; sizes: ReadonlyMap<string, number> }> {
  const worldOf = new Map<string, string>();
  const sizes = new Map<string, number>();
  for await (const { id, world } of store.read('tools')) {
    worldOf.set(id, world);
    sizes.set(world, (sizes.get(world) ?? 0) + 1);
  }
  const sums = new Map<string, Float32Array>();
  for await (const { of, data } of store.read('vectors')) {
    const world = worldOf.get(of);
    if (world === undefined) continue;
    const vector = decodeVector(data);
    sums.set(world, sumOf(sums.get(world), vector));
  }
  return { centers: new Map([...sums].map(([world, sum]) => [world, unitVector(sum)])), sizes };
}

function sumOf(sum: Float32Array | undefined, vector: Float32Array): Float32Array {
  if (!sum) return vector;
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  return sum;
}

/** A world that was made without vectors is near to none. */
function nearness(one: string, other: string, centers: Centers): number {
  const [a, b] = [centers.get(one), centers.get(other)];
  return a && b && a.length === b.length ? cosine(a, b) : 0;
}

/** So many worlds lend enough tools for the largest sets. */
const enough = 5;

/** Categories are joined to the one that is most like them, until a neighborhood has enough worlds. */
function neighborhoodsOf(worlds: Stock['worlds'], centers: Centers): Map<string, readonly string[]> {
  const categories = new Map<string, string[]>();
  for (const { id, category } of worlds) categories.set(category, [...(categories.get(category) ?? []), id]);
  const free = [...categories.values()];
  const neighborhoods = new Map<string, readonly string[]>();
  for (let group = free.shift(); group; group = free.shift()) {
    const members = [...group];
    while (members.length < enough && free.length > 0) {
      const [first = ''] = members;
      const likeness = free.map(([other = '']) => nearness(first, other, centers));
      members.push(...(free.splice(likeness.indexOf(Math.max(...likeness)), 1)[0] ?? []));
    }
    for (const member of members) neighborhoods.set(member, members);
  }
  return neighborhoods;
}

const byNearness = (world: string, members: readonly string[], centers: Centers): string[] =>
  members
    .filter((other) => other !== world)
    .map((other) => ({ other, near: nearness(world, other, centers) }))
    .sort((a, b) => b.near - a.near || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other);
