// evolve: from a category to domains to applications. One unit grows the applications of one category, each
// where the map is sparsest.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { repeatedEntries, unknownEntries } from '../pipeline/setting-problems.ts';
import { type Context, defineStage, type NewRecord, type RejectDraft } from '../pipeline/stage.ts';
import type { ApplicationDraft } from '../schemas/application.ts';
import { nearestExemplars } from './cluster/exemplars.ts';
import { applicationWriter } from './evolve/application-writer.ts';
import { type Operator, operators } from './evolve/operators.ts';
import { briefFault, outlineFault } from './evolve/outline.ts';
import { perDomain, sharesOf, shortages } from './evolve/shares.ts';
import { taxonomist } from './evolve/taxonomist.ts';
import { type Domain, domainFault, domainsOf, taxonomySchema } from './evolve/taxonomy.ts';
import { type Titles, titlesSchema } from './evolve/titles.ts';
import { readSeed } from './seeds.ts';
import { type Archetypes, archetypesSchema, type Noun } from './synthesize-tools/archetype.ts';
import { writtenBlueprints } from './synthesize-tools/written.ts';
import { cosine } from './vectors.ts';

export const evolve = defineStage({
  name: 'evolve',
  summary: 'grow applications from categories and domains, sparsest regions first',
  writes: ['applications'],
  whole: false,
  share: 2,
  options: (target) =>
    z.strictObject({
      worlds: z
        .int()
        .positive()
        // One for each category, but no more than trajectories are wanted: a preview stays quick.
        .default(Math.max(Math.min(18, target), Math.ceil(target * 0.4)))
        .describe('how many applications in all, divided among the categories'),
      written: z
        .number()
        .min(0)
        .max(1)
        .default(0.5)
        .describe('share of the applications of a category, rounded down, that may be ones written by hand'),
      categories: z
        .array(z.string())
        .optional()
        .describe('only these categories of data/seeds/taxonomy.yaml'),
    }),
  async check({ categories = [], worlds }) {
    const known = Object.keys(await readSeed('taxonomy.yaml', taxonomySchema));
    const chosen = known.filter((category) => categories.length === 0 || categories.includes(category));
    return [
      ...(await shortages(chosen, worlds)),
      ...unknownEntries(['categories'], categories, { kind: 'category', plural: 'categories', known }),
      ...repeatedEntries(['categories'], categories),
    ];
  },
  async *units(_, options) {
    const known = Object.keys(await readSeed('taxonomy.yaml', taxonomySchema));
    const chosen = known.filter((category) => options.categories?.includes(category) ?? true);
    for (const { category, count } of sharesOf(chosen, options.worlds)) {
      if (count > 0)
        yield {
          id: category.replaceAll(' ', '-'),
          input: { category, count, written: Math.floor(count * options.written) },
        };
    }
  },
  async work({ category, count, written }, context) {
    const taxonomy = await readSeed('taxonomy.yaml', taxonomySchema);
    const archetypes = await readSeed('archetypes.yaml', archetypesSchema);
    const known = domainsOf(taxonomy, category);
    const names = known.map(({ name }) => name);
    const { cluster, exemplars } = await nearestExemplars(textOf(category, names), context);
    const from = cluster ? [cluster.id] : [];
    const growth: Growth = {
      category,
      archetypes,
      titles: await readSeed('titles.yaml', titlesSchema),
      from,
      applications: [],
      vectors: [],
      rejects: [],
      grown: new Map(),
    };
    for (const { title, name, summary, domain, things } of (await writtenBlueprints(category)).slice(
      0,
      written,
    )) {
      const nouns = things.map((thing) => thing.noun);
      const [vector] = await context.embed([textOf(title, nouns)]);
      keep(growth, { title, name, summary, things }, { domain, operator: 'written', parent: null, vector });
    }
    const domains = [...known, ...(await furtherDomains(growth, { known, exemplars }, context))];
    for (let number = growth.applications.length; number < count; number += 1) {
      const next = await sparsest(growth, domains, context);
      if (!next) break;
      await grow(growth, next, context);
    }
    return { records: { applications: growth.applications }, rejects: growth.rejects };
  },
});

interface Growth {
  readonly category: string;
  readonly archetypes: Archetypes;
  readonly titles: Titles;
  /** The cluster of real tools that is nearest to the category. */
  readonly from: string[];
  readonly applications: NewRecord<'applications'>[];
  /** One per application, in the same order. */
  readonly vectors: Float32Array[];
  readonly rejects: RejectDraft[];
  /** How many applications each domain has. */
  readonly grown: Map<string, number>;
}

const aboutEach = (archetypes: Archetypes): Record<string, string> =>
  Object.fromEntries(Object.entries(archetypes).map(([name, { about }]) => [name, about]));

/** Domains that the taxonomy lacks, as the taxonomist names them. */
async function furtherDomains(
  { category, archetypes, rejects }: Growth,
  { known, exemplars }: { known: readonly Domain[]; exemplars: { name: string; description: string }[] },
  { ask }: Context,
): Promise<Domain[]> {
  const input = { category, domains: known, archetypes: aboutEach(archetypes), exemplars };
  const { domains } = await ask(taxonomist, input, undefined);
  const further: Domain[] = [];
  for (const domain of domains) {
    const fault = domainFault(domain, { category, known: [...known, ...further], archetypes });
    if (fault) rejects.push({ reason: 'invalid domain', detail: `${domain.name}: ${fault}`, record: domain });
    else further.push(domain);
  }
  return further;
}

/** Titles of applications that the next one should not resemble: the latest. */
const titlesShown = 12;

interface NextApplication {
  readonly domain: Domain;
  readonly operator: Operator;
  readonly around: Noun[];
}

/** Of the domains with the fewest applications, the one whose next application is farthest from all others. */
async function sparsest(
  growth: Growth,
  domains: readonly Domain[],
  { embed, random }: Context,
): Promise<NextApplication | undefined> {
  const least = Math.min(...domains.map(({ name }) => growth.grown.get(name) ?? 0));
  if (least >= perDomain) return undefined;
  const candidates = domains.flatMap((domain): NextApplication[] => {
    const grown = growth.grown.get(domain.name) ?? 0;
    if (grown > least) return [];
    const neighbours = domains.filter((other) => other !== domain);
    const place = { domain, neighbours, grown, random: random.fork(`${domain.name}/${grown}`) };
    for (const operator of operators) {
      const around = operator.choose(place);
      if (around) return [{ domain, operator, around }];
    }
    return [];
  });
  const vectors = await embed(
    candidates.map(({ domain, around }) =>
      textOf(
        domain.name,
        around.map(({ noun }) => noun),
      ),
    ),
  );
  const ranked = candidates.map((candidate, index) => ({
    candidate,
    near: nearestOf(growth, vectors[index]),
  }));
  return ranked.sort((a, b) => a.near - b.near)[0]?.candidate;
}

async function grow(
  growth: Growth,
  { domain, operator, around }: NextApplication,
  { ask, embed }: Context,
): Promise<void> {
  const { archetypes, titles, applications, grown } = growth;
  grown.set(domain.name, (grown.get(domain.name) ?? 0) + 1);
  const own = applications.filter((application) => application.path[1] === domain.name);
  const taken = own.flatMap((application) => application.things.map((thing) => thing.noun));
  const known = applications.map(({ title }) => title);
  const input = {
    category: growth.category,
    domain: domain.name,
    brief: operator.brief,
    around,
    archetypes: aboutEach(archetypes),
    taken,
    titles: known.slice(-titlesShown),
  };
  const faultOf = ({ things }: ApplicationDraft): string | undefined =>
    outlineFault(things, archetypes) ?? briefFault(things, { around, taken });
  const write = (fault?: string): Promise<ApplicationDraft> =>
    ask(applicationWriter, fault === undefined ? input : { ...input, fault }, {
      archetypes,
      titles,
      taken: known,
    });
  let draft = await write();
  const first = faultOf(draft);
  if (first) draft = await write(`${draft.title}: ${first}`);
  const fault = first && faultOf(draft);
  if (fault) {
    growth.rejects.push({ reason: 'invalid outline', detail: `${draft.title}: ${fault}`, record: draft });
    return;
  }
  const [vector] = await embed([
    textOf(
      domain.name,
      draft.things.map((thing) => thing.noun),
    ),
  ]);
  keep(growth, draft, {
    domain: domain.name,
    operator: operator.name,
    parent: own.at(-1)?.name ?? null,
    vector,
  });
}

function keep(
  { category, from, applications, vectors }: Growth,
  draft: Pick<NewRecord<'applications'>, 'name' | 'title' | 'summary' | 'things'>,
  {
    domain,
    operator,
    parent,
    vector,
  }: { domain: string; operator: string; parent: string | null; vector: Float32Array | undefined },
): void {
  const nearest = Math.round(nearestOf({ vectors }, vector) * 1e4) / 1e4;
  const taken = new Set(applications.map((application) => application.name));
  let name = draft.name;
  for (let number = 2; taken.has(name); number += 1) name = `${draft.name}_${number}`;
  const path: [string, string, string] = [category, domain, draft.title];
  applications.push(withId({ from, ...draft, name, path, operator, parent, nearest }));
  if (vector) vectors.push(vector);
}

const textOf = (name: string, nouns: readonly string[]): string => `${name}. ${nouns.join(', ')}`;

const nearestOf = ({ vectors }: Pick<Growth, 'vectors'>, vector: Float32Array | undefined): number =>
  vector ? vectors.reduce((most, other) => Math.max(most, cosine(vector, other)), 0) : 0;
