// cluster: which specs are alike. Near-duplicates by nearest neighbours, groups by k-means, labels by the
// labeller role.
import { z } from 'zod';
import { identified } from '../pipeline/hash.ts';
import { propertiesOf } from '../pipeline/json/json-schema.ts';
import { type Draft, defineStage, once, type RejectDraft } from '../pipeline/stage.ts';
import type { Spec } from '../schemas/spec.ts';
import { groupCount } from './cluster/group-count.ts';
import { duplicateSets, type Group, groupsOf } from './cluster/groups.ts';
import { labeller } from './cluster/labeller.ts';
import { nearest } from './cluster/nearest.ts';
import { placeOf } from './harvest/place.ts';
import { cosine, decodeVector, encodeVector } from './vectors.ts';

/** Neighbours looked at for near-duplicates: far more than any real tool has twins. */
const neighboursSeen = 10;

export const cluster = defineStage({
  name: 'cluster',
  summary: 'group like specs and find near-duplicates',
  writes: ['clusters'],
  reads: ['specs'],
  whole: true,
  options: () =>
    z.strictObject({
      groups: z
        .int()
        .positive()
        .optional()
        .describe('how many groups; as many as stand apart best (silhouette) when not given'),
      duplicates: z
        .number()
        .min(0)
        .max(1)
        .default(0.92)
        .describe('cosine from which two specs count as near-duplicates'),
    }),
  units: () => once(),
  async work(_, { store, options, random, ask }) {
    const specs: Spec[] = [];
    const vectors: Float32Array[] = [];
    const harvested = new Set(store.ids('specs'));
    for await (const vector of store.read('vectors')) {
      if (!harvested.has(vector.of)) continue; // of a grown tool
      specs.push(await store.get('specs', vector.of));
      vectors.push(decodeVector(vector.data));
    }
    if (vectors.length === 0)
      return { records: {}, rejects: [{ reason: 'nothing to cluster', detail: 'there are no vectors' }] };

    const sets = duplicateSets(await nearest(vectors, neighboursSeen), options.duplicates);
    const twins = sets.map((set) => set.sort((a, b) => worthOf(specs[b]) - worthOf(specs[a]) || a - b));
    const groups = await groupsOf(
      vectors,
      options.groups ?? (await groupCount(vectors, random.fork('count'))),
      random,
    );
    const described = specs.map(({ name, description }) => ({ name, description }));
    const clusters: Draft<'clusters'>[] = [];
    for (const group of groups) {
      const members = group.members.flatMap((index) => described[index] ?? []);
      const others = groups
        .filter((other) => other !== group)
        .map((other) => other.members.slice(0, 5).flatMap((index) => described[index] ?? []));
      const { label } = await ask(labeller, { members, others }, undefined);
      clusters.push(clusterFrom(group, { label, specs, vectors, twins }));
    }
    return {
      records: { clusters },
      rejects: twins.flatMap((set) => nearDuplicates(set.flatMap((index) => specs[index] ?? []))),
    };
  },
});

/** All but the best of a set are kept aside: nothing is grown or modelled on them. */
function nearDuplicates([best, ...others]: readonly Spec[]): RejectDraft[] {
  return others.map((spec) => ({
    reason: 'near-duplicate',
    detail: `${placeOf(spec)} is nearly ${best ? placeOf(best) : ''}`,
    record: { id: spec.id, of: best?.id },
  }));
}

interface Material {
  label: string;
  specs: readonly Spec[];
  vectors: readonly Float32Array[];
  twins: readonly (readonly number[])[];
}

/** Of near-duplicates the one that says most about itself is the best version. */
function worthOf(spec: Spec | undefined): number {
  if (!spec) return 0;
  const described = propertiesOf(spec.inputSchema).filter(
    ([, { description }]) => typeof description === 'string',
  ).length;
  return spec.quality.score * 100 + described - spec.quality.issues.length;
}

function clusterFrom(group: Group, { label, specs, vectors, twins }: Material): Draft<'clusters'> {
  const ids = (indexes: readonly number[]): string[] => indexes.flatMap((index) => specs[index]?.id ?? []);
  const members = ids(group.members);
  const within = new Set(group.members);
  const worse = new Set(twins.flatMap((set) => set.filter((index) => within.has(index)).slice(1)));
  const cohesion =
    group.members.reduce((sum, index) => sum + cosine(group.centre, vectors[index] ?? group.centre), 0) /
    group.members.length;
  return identified({
    from: members,
    label,
    members,
    exemplars: ids(group.members.filter((index) => !worse.has(index))).slice(0, 5),
    duplicates: twins.filter((set) => set.some((index) => group.members.includes(index))).map(ids),
    cohesion: Math.round(cohesion * 1e4) / 1e4,
    centre: encodeVector(group.centre),
  });
}
