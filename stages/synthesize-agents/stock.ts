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
  const { worlds, centers, sizes } = await surveyOf(store);
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

/**
 * The worlds, the direction of each, which is the mean of the vectors of its tools, and how many tools it has. A world, its
 * tools, and their vectors are one unit, which is read once.
 */
async function surveyOf(store: Reader): Promise<{
  worlds: Stock['worlds'];
  centers: Centers;
  sizes: ReadonlyMap<string, number>;
}> {
  const worlds: Stock['worlds'][number][] = [];
  const sizes = new Map<string, number>();
  const centers = new Map<string, Float32Array>();
  for (const id of store.ids('worlds')) {
    const { worlds: made = [], tools = [], vectors = [] } = await store.siblings('worlds', id);
    for (const { path, clock } of made.filter((world) => world.id === id))
      worlds.push({ id, category: path[0], clock });
    const own = new Set(tools.filter(({ world }) => world === id).map((tool) => tool.id));
    sizes.set(id, own.size);
    const sum = vectors
      .filter(({ of }) => own.has(of))
      .map(({ data }) => decodeVector(data))
      .reduce<Float32Array | undefined>(sumOf, undefined);
    if (sum) centers.set(id, unitVector(sum));
  }
  return { worlds, centers, sizes };
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
