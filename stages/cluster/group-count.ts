// How many groups to make: the count whose groups are best separated, by the mean silhouette (Rousseeuw 1987)
// of a sample.
import type { Random } from '../../pipeline/hash.ts';
import { cosine } from '../vectors.ts';
import { type Group, groupsOf } from './groups.ts';

/** Vectors in the sample: enough to tell the counts apart, few enough to hold all their distances. */
const sampled = 1200;

/** Smaller groups, on average, say little about a field. */
const leastMembers = 4;

/** Candidate counts differ by a third. Finer steps are within the noise of the sample. */
const step = 4 / 3;

export async function groupCount(vectors: readonly Float32Array[], random: Random): Promise<number> {
  if (vectors.length < 2 * leastMembers) return Math.min(2, vectors.length);
  const sample = random.fork('sample').shuffle(vectors).slice(0, sampled);
  const distances = sample.map((a) => Float32Array.from(sample, (b) => 1 - cosine(a, b)));
  let best = { count: 2, silhouette: Number.NEGATIVE_INFINITY };
  for (const count of candidates(sample.length)) {
    const groups = await groupsOf(sample, count, random.fork(`count ${count}`));
    const silhouette = silhouetteOf(distances, groups);
    if (silhouette > best.silhouette) best = { count, silhouette };
  }
  return best.count;
}

function candidates(size: number): number[] {
  const counts: number[] = [];
  for (let count = 2; count <= size / leastMembers; count = Math.max(count + 1, Math.round(count * step)))
    counts.push(count);
  return counts;
}

/**
 * The mean of (b - a) / max(a, b) over all vectors, where a is the mean distance to the other members of the
 * same group, and b is the smallest mean distance to the members of another group. It lies between -1 and 1.
 * A vector that is alone in its group counts as 0.
 */
export function silhouetteOf(
  distances: readonly Float32Array[],
  groups: readonly Pick<Group, 'members'>[],
): number {
  if (groups.length < 2) return 0;
  let sum = 0;
  for (const [own, { members }] of groups.entries()) {
    if (members.length < 2) continue;
    for (const index of members) {
      const row = distances[index] ?? new Float32Array();
      const mean = (others: readonly number[], count: number): number =>
        others.reduce((total, other) => total + (row[other] ?? 0), 0) / count;
      const near = mean(members, members.length - 1);
      const far = groups.reduce(
        (least, other, at) =>
          at === own ? least : Math.min(least, mean(other.members, other.members.length)),
        Number.POSITIVE_INFINITY,
      );
      const most = Math.max(near, far);
      if (most > 0) sum += (far - near) / most;
    }
  }
  return sum / distances.length;
}
