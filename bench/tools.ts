// Many tools: embedding, near-duplicates, groups and the map for 25,000 texts, with the offline embedder.
// Usage: npm run bench -- tools.js [TEXTS]
import { randomFor } from '../pipeline/hash.ts';
import { offlineModel } from '../pipeline/models/offline.ts';
import { groupCount } from '../stages/cluster/group-count.ts';
import { duplicateSets, groupsOf } from '../stages/cluster/groups.ts';
import { nearest } from '../stages/cluster/nearest.ts';
import { embeddingText } from '../stages/embed.ts';
import { coordinates } from '../stages/map/coordinates.ts';
import { testCall } from '../test/support/call.ts';
import { all, offlineRun } from '../test/support/offline-run.ts';

const count = Number(process.argv[2] ?? 25_000);
const random = randomFor('bench tools');

/** Texts of grown tools, each with some of its words taken from another: as many as are wanted, and none twice. */
const { store } = await offlineRun({ until: 'synthesize-tools' });
const grown = (await all(store.read('tools'))).map((tool) => embeddingText(tool).split(' '));
const texts = Array.from({ length: count }, (_, index) => {
  const words = grown[index % grown.length] ?? [];
  const other = random.pick(grown);
  return `${words.map((word) => (random.chance(0.3) ? random.pick(other) : word)).join(' ')} ${index}`;
});

async function timed<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  console.log(`${name.padEnd(34)} ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`);
  return result;
}

const model = offlineModel({ documents: 1, words: {} });
const vectors = await timed(`${count} texts embedded`, () => model.embed(texts, testCall()));
const twins = duplicateSets(await timed('ten nearest of each', () => nearest(vectors, 10)), 0.92);
const groups = await timed('number of groups chosen', () => groupCount(vectors, random));
const found = await timed(`${groups} groups`, () => groupsOf(vectors, groups, random));
const points = await timed('map', () => coordinates(vectors, random));
console.log(
  `${twins.length} sets of near-duplicates, ${found.length} groups, ${points.length} points, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
);
