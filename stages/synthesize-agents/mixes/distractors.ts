// Distractors: tools that no task of an agent needs, up to the size of its tool set. Some are near to its own tools
// by their vectors, some far; some belong to real servers.
import type { EnvironmentPart, ToolDeclaration } from '../../../schemas/agent.ts';
import { type Draw, declare, type Stock, type Wanted } from './mix.ts';

interface Lender {
  readonly part: Pick<EnvironmentPart, 'environment' | 'of' | 'clock'>;
  readonly tools: readonly ToolDeclaration[];
}

/** A lender gives no more than this at first, so that an agent sees tools of several. */
const atFirst = { least: 3, most: 12 };

export async function withDistractors(draw: Draw, stock: Stock, { size, random }: Wanted): Promise<Draw> {
  const lenders = size > draw.tools.length ? lendersTo(draw, stock, random) : [];
  const names = new Set(draw.tools.map(({ name }) => name));
  const lent = new Map<Lender, ToolDeclaration[]>();
  const known: Lender[] = [];
  let missing = size - draw.tools.length;
  const take = (lender: Lender, most: number): void => {
    const free = lender.tools.filter(({ name }) => !names.has(name)).slice(0, Math.min(missing, most));
    for (const { name } of free) names.add(name);
    missing -= free.length;
    lent.set(lender, [...(lent.get(lender) ?? []), ...free]);
  };
  for (const open of lenders) {
    if (missing <= 0) break;
    const { part, tools } = await open();
    const lender = { part, tools: random.shuffle(tools) };
    known.push(lender);
    take(lender, random.integer(atFirst.least, atFirst.most));
  }
  for (const lender of known) take(lender, missing);
  const parts = [...lent].flatMap(([{ part }, tools]) =>
    tools.length > 0 ? [{ ...part, tools: tools.map(({ name }) => name), primary: false }] : [],
  );
  const distractors = [...lent.values()].flat();
  return {
    parts: [...draw.parts, ...parts],
    tools: random.shuffle([...draw.tools, ...distractors]),
    distractors: [...draw.distractors, ...distractors.map(({ name }) => name)],
  };
}

/** In turn: the nearest world, a real server, the farthest world, and so on. */
function lendersTo({ parts }: Draw, stock: Stock, random: Wanted['random']): (() => Promise<Lender>)[] {
  const used = new Set(parts.map(({ of }) => of));
  const clock = parts.find((part) => part.environment === 'world')?.clock;
  const own = parts.find((part) => part.environment === 'world' && part.primary);
  const worlds = (own ? stock.lendersOf(own.of) : []).filter((world) => !used.has(world));
  const servers = random.shuffle([...stock.specs.keys()].filter((server) => !used.has(server)));
  const opened = (world: string) => async (): Promise<Lender> => ({
    part: { environment: 'world', of: world, ...(clock === undefined ? {} : { clock }) },
    tools: (await stock.toolsOf(world)).map((tool) => declare('tools', tool)),
  });
  const near = worlds.slice(0, Math.ceil(worlds.length / 2)).map(opened);
  const far = worlds.slice(near.length).reverse().map(opened);
  const real = servers.map(
    (server) => async (): Promise<Lender> => ({
      part: { environment: 'mcp', of: server },
      tools: (stock.specs.get(server) ?? []).map((spec) => declare('specs', spec)),
    }),
  );
  const rounds = Math.max(near.length, far.length, real.length);
  return Array.from({ length: rounds }, (_, round) => [near[round], real[round], far[round]]).flatMap(
    (round) => round.flatMap((lender) => lender ?? []),
  );
}
