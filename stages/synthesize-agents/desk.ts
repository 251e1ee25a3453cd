// Gives an agent a desk: a tool that hands cases over, receivers, and routes that say which case goes to whom. What no
// route is about stays with the agent, so the tool is right for some requests and wrong for most.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Desk, DeskRoute } from '../../schemas/desk.ts';
import type { World } from '../../schemas/world.ts';
import { oneOf } from '../alternatives.ts';
import { upperFirst, withArticle } from '../english.ts';
import { worldWithTools } from '../environments/world.ts';
import { deskId } from '../worlds/desk.ts';
import { deskInputSchema } from '../worlds/desk-tool.ts';
import { thingsIn } from './described-service.ts';
import { type DeskSeeds, farFrom, fillOnDesk, type Receiver } from './desk-seeds.ts';
import type { Draw } from './mixes/mix.ts';
import { appInWords, type Thing } from './prompt-seeds.ts';

/** The share of agents with a desk, and how often a desk has a route for each sort of case. */
const shares = { desk: 0.6, exception: 0.8, person: 0.6, outage: 0.6 };

/** A prompt with a route for every sort of record would be a list of routes. */
const mostExceptions = 3;

interface Material {
  readonly store: Reader;
  readonly seeds: DeskSeeds;
  readonly random: Random;
}

/** The same draw, for a share of the agents that work with an application with a desk. */
export async function withDesk(draw: Draw, { store, seeds, random }: Material): Promise<Draw> {
  const own = draw.parts.filter(({ environment, primary }) => environment === 'world' && primary);
  // A catalog says how many tools are in it.
  if (own.length === 0 || draw.catalog || !random.chance(shares.desk)) return draw;
  const worlds = await Promise.all(own.map(async ({ of }) => (await worldWithTools(store, of)).world));
  const desk = drawDesk(worlds, draw, { seeds, random });
  const tool = {
    name: desk.tool.name,
    description: desk.tool.description,
    inputSchema: deskInputSchema(desk),
    origin: { collection: 'desks' as const, id: deskId(desk) },
  };
  const clock = own[0]?.clock;
  const part = { environment: 'desk', of: deskId(desk), tools: [tool.name], primary: true, desk };
  return {
    ...draw,
    parts: [...draw.parts, clock === undefined ? part : { ...part, clock }],
    tools: random.shuffle([...draw.tools, tool]),
  };
}

type Sort = keyof DeskSeeds['receivers'];

/** What the sentences of a desk are drawn from. */
interface Site {
  readonly worlds: readonly World[];
  readonly seeds: DeskSeeds;
  readonly random: Random;
  /** A receiver, in a route as drawn. */
  route(sort: Sort, receiver: Receiver, words?: Readonly<Record<string, string>>): DeskRoute;
}

function drawDesk(
  worlds: readonly World[],
  draw: Draw,
  { seeds, random }: Pick<Material, 'seeds' | 'random'>,
): Desk {
  const names = new Set(draw.tools.map(({ name }) => name));
  const tool = random.pick(seeds.tools.filter(({ name }) => !names.has(name)));
  const receivers = new Map<string, Desk['receivers'][number]>();
  const things = worlds.flatMap(thingsIn);
  const fill = (template: string, words: Readonly<Record<string, string>>): string =>
    fillOnDesk(template, { ...anyThings(things, worlds, random), ...words }, random);
  const site: Site = {
    worlds,
    seeds,
    random,
    route(when, { id, title, isPlural, subject }, words = {}) {
      const known = receivers.get(id) ?? {
        id,
        title: oneOf(title, random),
        replies: random.pick(seeds.replies),
      };
      receivers.set(id, known);
      const about = subject === undefined ? {} : { subject: fill(subject, {}) };
      const prose = upperFirst(
        fill(random.pick(seeds.routes[when]), { ...verbsFor(isPlural), to: known.title, ...about, ...words }),
      );
      return { when, receiver: id, prose };
    },
  };
  const routes = [
    ...exceptionRoutes(site),
    ...(['person', 'outage'] as const)
      .filter((when) => random.chance(shares[when]))
      .map((when) => site.route(when, random.pick(seeds.receivers[when]))),
    ...farFrom(worlds, random.shuffle(seeds.receivers.other))
      .slice(0, random.integer(2, 3))
      .map((receiver) => site.route('other', receiver)),
  ];
  return {
    tool: { name: tool.name, description: tool.description, parameters: tool.parameters },
    prefix: random.pick(seeds.prefixes),
    first: random.integer(1001, 98_000),
    receivers: random.shuffle([...receivers.values()]),
    routes: random.shuffle(routes),
    rest: upperFirst(fill(random.pick(seeds.only), {})),
  };
}

/** "The duty manager decides", but "The senior specialists decide". */
const verbsFor = (isPlural = false): Readonly<Record<string, string>> =>
  isPlural ? { s: '', es: '', is: 'are', has: 'have' } : { s: 's', es: 'es', is: 'is', has: 'has' };

/** Words of two sorts of records, and of one of the applications. */
function anyThings(
  things: readonly Thing[],
  worlds: readonly World[],
  random: Random,
): Readonly<Record<string, string>> {
  const [thing, other] = random.shuffle(things);
  if (!thing) throw new BugError('an application keeps nothing');
  return {
    things: thing.plural,
    'a thing': withArticle(thing.noun),
    others: other?.plural ?? 'anything else',
    apps: appInWords(random.pick(worlds).title),
  };
}

/** A policy that says by itself who decides. */
const namesSomebody = /\b(?:refer|manager|supervisor|ask the|office)\b/i;

/** One for each sort of record that a policy is about, up to a few and in a share of the cases. */
function exceptionRoutes({ worlds, seeds, random, route }: Site): DeskRoute[] {
  const receivers = random.shuffle(seeds.receivers.exception);
  const tables = worlds.flatMap(({ policies, tables: all }) => {
    const watched = policies.flatMap(({ check, prose }) =>
      check.on === 'change' && !check.unless
        ? [{ table: check.table, isSettled: namesSomebody.test(prose) }]
        : [],
    );
    const settled = watched.flatMap(({ table, isSettled }) => (isSettled ? [table] : []));
    return [...new Set(watched.map(({ table }) => table))].flatMap((name) => {
      if (settled.includes(name)) return [];
      const table = all[name];
      return table ? [{ name, noun: table.noun, plural: table.plural }] : [];
    });
  });
  return random
    .shuffle(tables)
    .slice(0, mostExceptions)
    .filter(() => random.chance(shares.exception))
    .map(({ name, noun, plural }, at) => {
      const receiver = receivers[at % receivers.length] ?? random.pick(receivers);
      const words = { things: plural, 'a thing': withArticle(noun) };
      return { ...route('exception', receiver, words), tables: [name] };
    });
}

/** What the system prompt says about a desk, line by line. */
export const deskLines = ({ routes, rest }: Pick<Desk, 'routes' | 'rest'>): string[] => [
  ...routes.map(({ prose }) => prose),
  rest,
];
