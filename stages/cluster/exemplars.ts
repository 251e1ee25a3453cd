// Real tools near a text. They show the roles that grow tools how such services are divided into tools.
import type { Context } from '../../pipeline/stage.ts';
import type { Cluster } from '../../schemas/cluster.ts';
import { cosine, decodeVector } from '../vectors.ts';

interface Exemplars {
  /** Undefined if nothing was harvested. */
  readonly cluster?: Cluster;
  readonly exemplars: { name: string; description: string }[];
}

/** The exemplars of the cluster whose center is nearest. */
export async function nearestExemplars(
  text: string,
  { store, embed }: Pick<Context, 'store' | 'embed'>,
): Promise<Exemplars> {
  const [vector] = await embed([text]);
  let best: { cluster: Cluster; cosine: number } | undefined;
  for await (const cluster of store.read('clusters')) {
    const near = vector ? cosine(vector, decodeVector(cluster.centre)) : 0;
    if (!best || near > best.cosine) best = { cluster, cosine: near };
  }
  if (!best) return { exemplars: [] };
  const specs = await Promise.all(best.cluster.exemplars.map((id) => store.get('specs', id)));
  return { cluster: best.cluster, exemplars: specs.map(({ name, description }) => ({ name, description })) };
}
