// Gives an agent a desk: a tool that hands cases over, receivers, and routes that say which case goes to whom. What no
// route is about stays with the agent, so the tool is right for some requests and wrong for most.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Desk, DeskRoute } from '../../schemas/desk.ts';
import type { World } from '../../schemas/world.ts';
import { fieldWords, lowerFirst, upperFirst, withArticle } from '../english.ts';
import { worldWithTools } from '../environments/world.ts';
import { deskId } from '../worlds/desk.ts';
import { deskInputSchema } from '../worlds/desk-tool.ts';
import type { Draw } from './mixes/mix.ts';
import { oneOf } from './prompt-seeds.ts';

const sentences = z.array(z.string()).min(1);
const receiver = z.strictObject({ id: z.string(), title: z.string() });

export const deskSeedsSchema = z.strictObject({
  tools: z
    .array(
      z.strictObject({
        name: z.string(),
        parameters: z.strictObject({ receiver: z.string(), record: z.string(), summary: z.string() }),
        description: z.string(),
      }),
    )
    .min(1),
  prefixes: sentences,
  replies: sentences,
  receivers: z.strictObject({
    exception: z.array(receiver).min(2),
    person: z.array(receiver).min(1),
    outage: z.array(receiver).min(1),
    other: z.array(receiver.extend({ subject: z.string() })).min(2),
  }),
  routes: z.strictObject({
    exception: sentences,
    person: sentences,
    outage: sentences,
    other: sentences,
  }),
  only: sentences,
});
export type DeskSeeds = z.infer<typeof deskSeedsSchema>;

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

function drawDesk(
  worlds: readonly World[],
  draw: Draw,
  { seeds, random }: Pick<Material, 'seeds' | 'random'>,
): Desk {
  const names = new Set(draw.tools.map(({ name }) => name));
  const tool = random.pick(seeds.tools.filter(({ name }) => !names.has(name)));
  const taken = new Map<string, Desk['receivers'][number]>();
  const take = ({ id, title }: { id: string; title: string }): Desk['receivers'][number] => {
    const known = taken.get(id) ?? { id, title, replies: random.pick(seeds.replies) };
    taken.set(id, known);
    return known;
  };
  const routes = [
    ...exceptionRoutes(worlds, take, { seeds, random }),
    ...(['person', 'outage'] as const)
      .filter((when) => random.chance(shares[when]))
      .map((when) => {
        const { id, title } = take(random.pick(seeds.receivers[when]));
        return { when, receiver: id, prose: say(random.pick(seeds.routes[when]), { to: title }, random) };
      }),
    ...random
      .shuffle(seeds.receivers.other)
      .slice(0, random.integer(2, 3))
      .map(({ subject, ...other }) => {
        const { id, title } = take(other);
        const prose = say(random.pick(seeds.routes.other), { to: title, subject }, random);
        return { when: 'other' as const, receiver: id, prose };
      }),
  ];
  return {
    tool: { name: tool.name, description: tool.description, parameters: tool.parameters },
    prefix: random.pick(seeds.prefixes),
    first: random.integer(1001, 98_000),
    receivers: random.shuffle([...taken.values()]),
    routes: random.shuffle(routes),
    rest: random.pick(seeds.only.map((template) => oneOf(template, random))),
  };
}

/** A policy that says by itself who decides. */
const namesSomebody = /\b(?:refer|manager|supervisor|ask the|office)\b/i;

type Take = (receiver: { id: string; title: string }) => Desk['receivers'][number];

/** One for each sort of record that a policy is about, up to a few and in a share of the cases. */
function exceptionRoutes(
  worlds: readonly World[],
  take: Take,
  { seeds, random }: Pick<Material, 'seeds' | 'random'>,
): DeskRoute[] {
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
      return table ? [{ name, noun: fieldWords(table.noun), plural: fieldWords(table.plural) }] : [];
    });
  });
  return random
    .shuffle(tables)
    .slice(0, mostExceptions)
    .filter(() => random.chance(shares.exception))
    .map(({ name, noun, plural }, at) => {
      const { id, title } = take(receivers[at % receivers.length] ?? random.pick(receivers));
      const slots = { to: title, things: plural, 'a thing': withArticle(noun) };
      const prose = say(random.pick(seeds.routes.exception), slots, random);
      return { when: 'exception', tables: [name], receiver: id, prose };
    });
}

const say = (template: string, slots: Readonly<Record<string, string>>, random: Random): string =>
  upperFirst(
    oneOf(template, random).replaceAll(/\{([A-Za-z ]+)\}/g, (slot, name: string) => {
      const word = slots[lowerFirst(name)] ?? slot;
      return lowerFirst(name) === name ? word : upperFirst(word);
    }),
  );

/** What the system prompt says about a desk, line by line. */
export const deskLines = ({ routes, rest }: Pick<Desk, 'routes' | 'rest'>): string[] => [
  ...routes.map(({ prose }) => prose),
  rest,
];
