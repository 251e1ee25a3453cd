// synthesize-tools: turns applications into worlds with tools that execute. One unit is one application.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import type { Random } from '../pipeline/hash.ts';
import { defineStage } from '../pipeline/stage.ts';
import type { Application } from '../schemas/application.ts';
import { nearestExemplars } from './cluster/exemplars.ts';
import { vectorsOf } from './embed.ts';
import { readSeed } from './seeds.ts';
import { archetypesSchema } from './synthesize-tools/archetype.ts';
import { admitRecords, candidatesOf } from './synthesize-tools/distinct/admit.ts';
import { Benchmarks } from './synthesize-tools/distinct/benchmarks.ts';
import { Distinct } from './synthesize-tools/distinct/distinct.ts';
import { briefsOf, type EvolvedBlueprint, evolvedBlueprint } from './synthesize-tools/evolution/index.ts';
import { expandedBlueprint } from './synthesize-tools/expand.ts';
import { grownWorld } from './synthesize-tools/grow.ts';
import { readLexicon } from './synthesize-tools/lexicon.ts';
import { readSentences } from './synthesize-tools/sentences.ts';
import { recordsOf, toolFaultsOf, worldFaultsOf } from './synthesize-tools/validation/records.ts';
import { writtenBlueprints } from './synthesize-tools/written.ts';

export const synthesizeTools = defineStage({
  name: 'synthesize-tools',
  summary: 'grow worlds whose tools are SQL programs, and accept those that work',
  writes: ['worlds', 'tools', 'vectors'],
  reads: ['applications'],
  whole: false,
  share: 27,
  options: () =>
    z.strictObject({
      duplicates: z
        .number()
        .min(0)
        .max(1)
        .default(0.9)
        .describe('cosine of name, description and parameters from which a tool counts as a near-duplicate'),
      alike: z
        .number()
        .min(0)
        .max(1)
        .default(0.87)
        .describe('the same where the parameters of both have one shape: equal types in equal order'),
    }),
  async admission(store, { duplicates, alike }) {
    const distinct = new Distinct({ any: duplicates, sameShape: Math.min(alike, duplicates) });
    const benchmarks = new Benchmarks(duplicates);
    for await (const benchmark of store.read('benchmarks')) benchmarks.add(benchmark);
    for (const id of store.ids('worlds', 'synthesize-tools')) {
      const world = await store.get('worlds', id);
      const records = await store.siblings('worlds', world.id);
      for (const candidate of candidatesOf(records)) distinct.admitTool(candidate);
      distinct.admitWorld(
        world.name,
        (records.tools ?? []).map((tool) => tool.name),
      );
    }
    return (records) => admitRecords({ distinct, benchmarks }, records);
  },
  async *units(store) {
    for await (const { id, name, path } of store.read('applications'))
      yield { id: `${path[0].replaceAll(' ', '-')}/${name}`, input: { id } };
  },
  async work({ id }, context) {
    const { store, random } = context;
    const application = await store.get('applications', id);
    const [category, domain] = application.path;
    const seeds = {
      lexicon: await readLexicon(),
      sentences: await readSentences(),
    };
    const { blueprint, evolution } = await blueprintFor(application, random.fork('blueprint'));
    const { title, summary, things } = application;
    const { cluster, exemplars } = await nearestExemplars(`${title}. ${summary}`, context);
    const { draft, verdict, sentBack } = await grownWorld(
      {
        outline: {
          category,
          domain,
          application: title,
          brief: summary,
          things,
          exemplars,
          steps: briefsOf(evolution),
        },
        truth: { blueprint, seeds },
      },
      context,
    );
    const faults = worldFaultsOf(verdict);
    if (faults.length > 0) {
      const detail = `${draft.name}: ${[...faults, ...toolFaultsOf(verdict)].join('; ')}`;
      return { records: {}, rejects: [{ reason: 'world does not hold', detail, record: draft }] };
    }
    const from = cluster ? [application.id, cluster.id] : [application.id];
    const { world, tools, rejects } = recordsOf({
      draft,
      verdict,
      sentBack,
      evolution,
      from,
      toolFrom: () => [],
    });
    return { records: { worlds: [world], tools, vectors: await vectorsOf(tools, context) }, rejects };
  },
});

/** The outline that procedures build from: written by hand, or drawn from the archetypes and evolved. */
async function blueprintFor(application: Application, random: Random): Promise<EvolvedBlueprint> {
  const { name, title, summary, things, path, operator } = application;
  const [category, domain] = path;
  if (operator === 'written') {
    const written = (await writtenBlueprints(category)).find((blueprint) => blueprint.name === name);
    if (!written) throw new BugError(`no application ${name} is written in ${category}`);
    return { blueprint: written, evolution: [] };
  }
  const archetypes = await readSeed('archetypes.yaml', archetypesSchema);
  const outline = { domain, name, title, summary, things };
  return evolvedBlueprint(
    expandedBlueprint(outline, archetypes, random),
    { things, archetypes },
    random.fork('evolution'),
  );
}
