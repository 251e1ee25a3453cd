// infer-worlds: gives the tools of real servers worlds of their own where their meaning can be inferred. One
// unit is one server.
import { z } from 'zod';
import { hashOf } from '../pipeline/hash.ts';
import { repeatedEntries, unknownEntries } from '../pipeline/setting-problems.ts';
import { type Context, defineStage, type RejectDraft } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import type { Spec } from '../schemas/spec.ts';
import type { ToolDraft } from '../schemas/tool.ts';
import type { WorldDraft } from '../schemas/world.ts';
import { vectorsOf } from './embed.ts';
import { withoutUnseen } from './infer-worlds/without-unseen.ts';
import { worldInferrer } from './infer-worlds/world-inferrer.ts';
import { readLexicon } from './synthesize-tools/lexicon.ts';
import { standards } from './synthesize-tools/validation/bad-calls.ts';
import { recordsOf, toolFaultsOf, worldFaultsOf } from './synthesize-tools/validation/records.ts';
import { validateInThread } from './synthesize-tools/validation/thread.ts';
import type { WorldVerdict } from './synthesize-tools/validation/validate.ts';

/** How often a world that does not work is sent back to its writer. */
const rounds = 2;

export const inferWorlds = defineStage({
  name: 'infer-worlds',
  summary: 'give the tools of real servers worlds in which they run, where their meaning can be inferred',
  writes: ['worlds', 'tools', 'vectors'],
  reads: ['specs'],
  whole: false,
  share: 1,
  options: () =>
    z.strictObject({
      servers: z.array(z.string()).optional().describe('only these servers, by name'),
      fewest: z
        .int()
        .positive()
        .default(standards.real.tools)
        .describe('tools that must be inferred for a server to become a world'),
    }),
  async check({ servers = [] }, all) {
    const known = serverNamesIn(all);
    return [
      ...(known ? unknownEntries(['servers'], servers, { kind: 'server', known }) : []),
      ...repeatedEntries(['servers'], servers),
    ];
  },
  async *units(store, { servers }) {
    const names = new Set<string>();
    for await (const { server } of store.read('specs')) names.add(server.name);
    for (const server of [...names].sort())
      if (servers?.includes(server) ?? true) yield { id: server, input: { server } };
  },
  async work({ server }, context) {
    const specs = await specsOf(server, context.store);
    const { draft, sentBack } = await inferredWorld(server, specs, context);
    const rejects = [
      ...draft.skipped.map(
        ({ tool, why }): RejectDraft => ({
          reason: 'meaning not inferred',
          detail: `${server}.${tool}: ${why}`,
        }),
      ),
      ...draft.invented.map(
        (tool): RejectDraft => ({ reason: 'tool invented', detail: `${server} has no tool ${tool}` }),
      ),
    ];
    if (!draft.world)
      return { records: {}, rejects: notInferred(server, ['no tool can be given a meaning'], rejects) };
    const faults = worldFaultsOf(draft.verdict);
    if (faults.length > 0) return { records: {}, rejects: notInferred(server, faults, rejects) };
    const byName = new Map(specs.map((spec) => [spec.name, spec.id]));
    const toolFrom = ({ name }: ToolDraft): string[] => [byName.get(name) ?? []].flat();
    const sound = draft.verdict.tools.filter((each) => each.faults.length === 0);
    const from = sound.flatMap(({ tool }) => toolFrom(tool));
    const made = recordsOf({
      draft: draft.world,
      verdict: draft.verdict,
      sentBack,
      evolution: [],
      from,
      toolFrom,
    });
    const { world, tools } = made;
    const vectors = await vectorsOf(tools, context);
    return { records: { worlds: [world], tools, vectors }, rejects: [...rejects, ...made.rejects] };
  },
});

const packagesSchema = z.looseObject({ packages: z.array(z.string()), search: z.array(z.string()) });
const harvestSchema = z.looseObject({
  packages: z.looseObject({ servers: z.array(z.string()) }),
  servers: z.looseObject({ list: z.record(z.string(), z.unknown()) }),
  folders: z.looseObject({ paths: z.array(z.string()) }),
  npm: packagesSchema,
  pypi: packagesSchema,
});
const searchSchema = z.looseObject({
  standard: z.boolean(),
  queries: z.array(z.string()),
  registry: z.string().optional(),
  repositories: z.array(z.string()),
});

/** The servers that will be harvested; undefined where that shows only once source code has been read. */
function serverNamesIn(stages: Readonly<Record<string, unknown>>): string[] | undefined {
  const { packages, servers, folders, npm, pypi } = harvestSchema.parse(stages.harvest);
  const search = searchSchema.parse(stages['find-repositories']);
  const readsSource =
    [folders.paths, npm.packages, npm.search, pypi.packages, pypi.search].some(({ length }) => length > 0) ||
    search.standard ||
    search.registry !== undefined ||
    search.queries.length + search.repositories.length > 0;
  return readsSource ? undefined : [...packages.servers, ...Object.keys(servers.list)];
}

interface Draft {
  readonly world: WorldDraft | null;
  readonly tools: readonly ToolDraft[];
  readonly skipped: readonly { readonly tool: string; readonly why: string }[];
  /** Names of tools that the server does not have. They are not used. */
  readonly invented: readonly string[];
  readonly verdict: WorldVerdict;
}

const nothing: WorldVerdict = { draftFaults: [], faults: [], unproved: [], tools: [], unseen: [] };

async function inferredWorld(
  server: string,
  specs: readonly Spec[],
  { ask, options }: Context<{ fewest: number }>,
): Promise<{ draft: Draft; sentBack: number }> {
  const truth = { specs, lexicon: await readLexicon() };
  const tools = specs.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  const demanded = { ...standards.real, tools: options.fewest };
  const judged = (world: WorldDraft, drafts: readonly ToolDraft[]): Promise<WorldVerdict> =>
    validateInThread({ world, tools: drafts, seed: hashOf(world), demanded });
  const asked = async (faults?: readonly string[]): Promise<Draft> => {
    const answer = await ask(worldInferrer, { server, tools, ...(faults ? { faults } : {}) }, truth);
    const invented = answer.tools
      .map(({ name }) => name)
      .filter((name) => !specs.some((spec) => spec.name === name));
    const { skipped } = answer;
    if (!answer.world) return { world: null, tools: [], skipped, invented, verdict: nothing };
    const written = withRealFaces(answer.tools, specs);
    return {
      world: answer.world,
      tools: written,
      skipped,
      invented,
      verdict: await judged(answer.world, written),
    };
  };
  let draft = await asked();
  let sentBack = 0;
  for (let faults = faultsOf(draft); faults.length > 0 && sentBack < rounds; faults = faultsOf(draft)) {
    const corrected = await asked(faults);
    if (!corrected.world) break;
    sentBack += 1;
    draft = corrected;
  }
  return { draft: await reduced(draft, judged), sentBack };
}

/** What is left of a draft without what nobody can see, if that is a world. */
async function reduced(
  draft: Draft,
  judged: (world: WorldDraft, tools: readonly ToolDraft[]) => Promise<WorldVerdict>,
): Promise<Draft> {
  if (!draft.world || worldFaultsOf(draft.verdict).length === 0) return draft;
  const less = withoutUnseen(draft.world, draft.tools, draft.verdict.unseen);
  if (!less) return draft;
  const verdict = await judged(less.world, less.tools);
  if (worldFaultsOf(verdict).length > 0) return draft;
  return { ...draft, ...less, skipped: [...draft.skipped, ...less.skipped], verdict };
}

const faultsOf = ({ verdict }: Draft): string[] => [...worldFaultsOf(verdict), ...toolFaultsOf(verdict)];

/** Whoever wrote the programs, agents see each tool as its server shows it. */
function withRealFaces(tools: readonly ToolDraft[], specs: readonly Spec[]): ToolDraft[] {
  return tools.flatMap((tool) => {
    const spec = specs.find(({ name }) => name === tool.name);
    return spec ? [{ ...tool, description: spec.description, inputSchema: spec.inputSchema }] : [];
  });
}

async function specsOf(server: string, store: Reader): Promise<Spec[]> {
  const specs: Spec[] = [];
  for await (const spec of store.read('specs')) if (spec.server.name === server) specs.push(spec);
  return specs;
}

const notInferred = (
  server: string,
  faults: readonly string[],
  rejects: readonly RejectDraft[],
): RejectDraft[] => [{ reason: 'world not inferred', detail: `${server}: ${faults.join('; ')}` }, ...rejects];
