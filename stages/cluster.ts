// cluster: groups of like specs, and near-duplicates among them. Nearest neighbors find the near-duplicates,
// k-means the groups, and the labeller role names each group.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { propertiesOf } from '../pipeline/json/json-schema.ts';
import { type Context, defineStage, type NewRecord, once, type RejectDraft } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import type { Spec } from '../schemas/spec.ts';
import { groupCount } from './cluster/group-count.ts';
import { duplicateSets, type Group, groupsOf } from './cluster/groups.ts';
import { labeller } from './cluster/labeller.ts';
import { hnswSearch, nearest } from './cluster/nearest.ts';
import { mayBeTwins } from './cluster/twins.ts';
import { placeOf } from './harvest/place.ts';
import { isKnownInFull } from './harvest/quality.ts';
import { cosine, decodeVector, encodeVector } from './vectors.ts';

/** Neighbors examined for near-duplicates. No real tool has nearly so many twins. */
const neighborsSeen = 10;

/** With fewer specs each step takes less than a second, and nobody needs to be told of it. */
const manySpecs = 2000;

export const cluster = defineStage({
  name: 'cluster',
  summary: 'group like specs and find near-duplicates',
  writes: ['clusters'],
  reads: ['specs'],
  whole: true,
  share: 2,
  options: () =>
    z.strictObject({
      groups: z
        .int()
        .positive()
        .optional()
        .describe('how many groups; by default the count whose groups are best separated (silhouette)'),
      duplicates: z
        .number()
        .min(0)
        .max(1)
        .default(0.92)
        .describe('cosine at which two specs start to count as near-duplicates'),
    }),
  units: () => once(),
  async work(_, { store, options, random, ask, log }) {
    const { specs, vectors } = await harvestedVectors(store);
    if (vectors.length === 0)
      return { records: {}, rejects: [{ reason: 'nothing to cluster', detail: 'there are no vectors' }] };
    if (!(await hnswSearch())) log.note(withoutIndex);
    const tell = (step: string): void => {
      if (specs.length >= manySpecs) log.note(`cluster: ${step}`);
    };
    tell(`looking for near-duplicates among ${specs.length} specs`);
    const sets = duplicateSets(await nearest(vectors, neighborsSeen), {
      threshold: options.duplicates,
      isSame: (one, other) => mayBeTwins(specs[one], specs[other]),
    });
    const twins = sets.map((set) => set.sort((a, b) => worthOf(specs[b]) - worthOf(specs[a]) || a - b));
    tell('forming groups');
    const count = options.groups ?? (await groupCount(vectors, random.fork('count')));
    const groups = await groupsOf(vectors, count, random);
    const clusters: NewRecord<'clusters'>[] = [];
    for await (const { group, label } of labeledGroups(groups, specs, ask)) {
      clusters.push(clusterFrom(group, { label, specs, vectors, twins }));
      if (clusters.length % 50 === 0) tell(`labeled ${clusters.length} of ${groups.length} groups`);
    }
    return {
      records: { clusters },
      rejects: twins.flatMap((set) => nearDuplicates(set.flatMap((index) => specs[index] ?? []))),
    };
  },
});

const withoutIndex =
  'the optional package hnswlib-node is not installed; near-duplicates are found by comparing all pairs, ' +
  'which is slower (to add it: npm install --include=optional)';

/** The harvested specs with their vectors, by the same index. Vectors of grown tools are left out. */
async function harvestedVectors(store: Reader): Promise<{ specs: Spec[]; vectors: Float32Array[] }> {
  const byId = new Map<string, Spec>();
  for await (const spec of store.read('specs')) byId.set(spec.id, spec);
  const specs: Spec[] = [];
  const vectors: Float32Array[] = [];
  for await (const { of, data } of store.read('vectors')) {
    const spec = byId.get(of);
    if (!spec) continue;
    specs.push(spec);
    vectors.push(decodeVector(data));
  }
  return { specs, vectors };
}

/**
 * Each group with the name that the labeller gives it, beside a few members of every other group. Where
 * another group has the name already, the tool in the middle of this one tells them apart.
 */
async function* labeledGroups(
  groups: readonly Group[],
  specs: readonly Spec[],
  ask: Context['ask'],
): AsyncIterable<{ group: Group; label: string }> {
  const described = specs.map(({ name, description }) => ({ name, description }));
  const membersOf = (indexes: readonly number[]) => indexes.flatMap((index) => described[index] ?? []);
  const samples = groups.map(({ members }) => membersOf(members.slice(0, 5)));
  const taken = new Set<string>();
  for (const [own, group] of groups.entries()) {
    const others = samples.filter((_, index) => index !== own);
    const members = membersOf(group.members);
    const { label } = await ask(labeller, { members, others, taken: [...taken] }, undefined);
    yield { group, label: taken.has(label) ? `${label} (${members[0]?.name})` : label };
    taken.add(label);
  }
}

/** Rejects for all but the best of a set. Nothing is grown from them or modeled on them. */
function nearDuplicates([best, ...others]: readonly Spec[]): RejectDraft[] {
  return others.map((spec) => ({
    reason: 'near-duplicate',
    detail: `${placeOf(spec)} is nearly the same as ${best ? placeOf(best) : ''}`,
    record: { id: spec.id, of: best?.id },
  }));
}

/** Of near-duplicates, the one that says most about itself is the best, and first one that is known in full. */
function worthOf(spec: Spec | undefined): number {
  if (!spec) return 0;
  const described = propertiesOf(spec.inputSchema).filter(
    ([, { description }]) => typeof description === 'string',
  ).length;
  const known = isKnownInFull(spec.quality.issues) ? 1e6 : 0;
  return known + spec.quality.score * 100 + described - spec.quality.issues.length;
}

interface ClusterMaterial {
  readonly label: string;
  readonly specs: readonly Spec[];
  readonly vectors: readonly Float32Array[];
  readonly twins: readonly (readonly number[])[];
}

function clusterFrom(group: Group, { label, specs, vectors, twins }: ClusterMaterial): NewRecord<'clusters'> {
  const ids = (indexes: readonly number[]): string[] => indexes.flatMap((index) => specs[index]?.id ?? []);
  const members = ids(group.members);
  const within = new Set(group.members);
  const worse = new Set(twins.flatMap((set) => set.filter((index) => within.has(index)).slice(1)));
  const cohesion =
    group.members.reduce((sum, index) => sum + cosine(group.centre, vectors[index] ?? group.centre), 0) /
    group.members.length;
  return withId({
    from: members,
    label,
    members,
    exemplars: ids(group.members.filter((index) => !worse.has(index))).slice(0, 5),
    duplicates: twins.filter((set) => set.some((index) => within.has(index))).map(ids),
    cohesion: Math.round(cohesion * 1e4) / 1e4,
    centre: encodeVector(group.centre),
  });
}
