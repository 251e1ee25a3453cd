// synthesize-tools: applications as worlds with tools that really execute. One unit is one application.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import { hashOf, identified } from '../pipeline/hash.ts';
import { type Context, defineStage } from '../pipeline/stage.ts';
import type { Cluster } from '../schemas/cluster.ts';
import { toolsmith } from './roles/toolsmith.ts';
import { worldBuilder } from './roles/world-builder.ts';
import { readSeed, seedNames } from './seeds.ts';
import { applicationsFileSchema, type Blueprint } from './synthesize-tools/blueprint.ts';
import { lexiconFrom, lexiconSchema } from './synthesize-tools/lexicon.ts';
import { validateInThread } from './synthesize-tools/validator.ts';
import { cosine, decodeVector } from './vectors.ts';

export const synthesizeTools = defineStage({
  name: 'synthesize-tools',
  summary: 'grow worlds whose tools are SQL programs, and accept those that work',
  writes: ['worlds', 'tools'],
  whole: false,
  options: () =>
    z.strictObject({
      categories: z.array(z.string()).optional().describe('only these categories of data/seeds/applications'),
    }),
  async *units(_, options) {
    for (const file of await seedNames('applications')) {
      const { category, applications } = await readSeed(file, applicationsFileSchema);
      if (options.categories && !options.categories.includes(category)) continue;
      for (const { name } of applications)
        yield { id: `${category.replaceAll(' ', '-')}/${name}`, input: { file, name } };
    }
  },
  async work({ file, name }, context) {
    const { ask } = context;
    const { category, applications } = await readSeed(file, applicationsFileSchema);
    const blueprint = applications.find((application) => application.name === name);
    if (!blueprint) throw new BugError(`${file} holds no application ${name}`);
    const truth = { blueprint, lexicon: lexiconFrom(await readSeed('lexicon.yaml', lexiconSchema)) };
    const { cluster, exemplars } = await nearestExemplars(blueprint, context);

    const draft = await ask(
      worldBuilder,
      { category, domain: blueprint.domain, application: blueprint.title, brief: blueprint.summary, exemplars },
      truth,
    );
    const samples = Object.fromEntries(Object.entries(draft.rows).map(([table, rows]) => [table, rows.slice(0, 1)]));
    const { tools } = await ask(toolsmith, { world: draft, samples, exemplars }, truth);

    const verdict = await validateInThread({ world: draft, tools, seed: hashOf(draft) });
    if (verdict.faults.length > 0) {
      const detail = `${draft.name}: ${[...verdict.faults, ...verdict.tools.flatMap(({ tool, faults }) => faults.map((fault) => `${tool.name}: ${fault}`))].join('; ')}`;
      return { records: {}, rejects: [{ reason: 'world does not hold', detail, record: draft }] };
    }
    const world = identified({ from: cluster ? [cluster.id] : [], ...draft });
    const sound = verdict.tools.filter(({ faults }) => faults.length === 0);
    return {
      records: {
        worlds: [world],
        tools: sound.map(({ tool, validation }) =>
          identified({ from: [world.id], world: world.id, path: world.path, ...tool, validation }),
        ),
      },
      rejects: verdict.tools
        .filter(({ faults }) => faults.length > 0)
        .map(({ tool, faults }) => ({
          reason: 'tool does not work',
          detail: `${draft.name}.${tool.name}: ${faults.join('; ')}`,
          record: tool,
        })),
    };
  },
});

/** Real tools from the cluster that lies nearest to the application: they show the role how such services are cut. */
async function nearestExemplars(
  blueprint: Blueprint,
  { store, embed }: Context,
): Promise<{ cluster?: Cluster; exemplars: { name: string; description: string }[] }> {
  const [vector] = await embed([`${blueprint.title}. ${blueprint.summary}`]);
  let best: { cluster: Cluster; cosine: number } | undefined;
  for await (const cluster of store.read('clusters')) {
    const near = vector ? cosine(vector, decodeVector(cluster.centre)) : 0;
    if (!best || near > best.cosine) best = { cluster, cosine: near };
  }
  if (!best) return { exemplars: [] };
  const specs = await Promise.all(best.cluster.exemplars.map((id) => store.get('specs', id)));
  return { cluster: best.cluster, exemplars: specs.map(({ name, description }) => ({ name, description })) };
}
