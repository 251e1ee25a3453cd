// Mix: a way to draw a tool set. It decides which environments an agent has and which of their tools.
import type { Random } from '../../../pipeline/hash.ts';
import type { Catalog, EnvironmentPart, ToolDeclaration } from '../../../schemas/agent.ts';
import type { Program } from '../../../schemas/program.ts';
import type { Simulation } from '../../../schemas/simulation.ts';
import type { Spec } from '../../../schemas/spec.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { wordsIn } from '../../english.ts';

/** What a mix draws from. */
export interface Stock {
  readonly worlds: readonly { readonly id: string; readonly category: string; readonly clock: string }[];
  toolsOf(world: string): Promise<readonly Tool[]>;
  /** How many tools a world has. */
  sizeOf(world: string): number;
  /** Specs by the server they were harvested from. */
  readonly specs: ReadonlyMap<string, readonly Spec[]>;
  /** IDs of the libraries of documents. */
  readonly libraries: readonly string[];
  readonly programs: readonly Pick<Program, 'id' | 'language'>[];
  readonly simulations: readonly Pick<Simulation, 'id' | 'server' | 'tools'>[];
  /** Names of the contents that a live server can start with. */
  readonly fixtures: ReadonlyMap<string, readonly string[]>;
  /** The worlds that may lend distractors to an agent of a world, by the likeness of their tools. */
  lendersOf(world: string): readonly string[];
}

export interface Draw {
  readonly parts: EnvironmentPart[];
  readonly tools: ToolDeclaration[];
  readonly distractors: string[];
  /** Where the agent searches for its tools. */
  readonly catalog?: Catalog;
}

export interface Wanted {
  /** `turn` counts the draws of this mix, so that worlds can be taken in turn. */
  readonly turn: number;
  /** How many tools the agent should have in all. */
  readonly size: number;
  readonly random: Random;
}

export interface Mix {
  readonly name: string;
  /** Share of agents, relative to the other mixes. */
  readonly weight: number;
  /** True for one that a run has only if its user asks for it. */
  readonly isOptional?: true;
  isPossible(stock: Stock): boolean;
  draw(stock: Stock, wanted: Wanted): Promise<Draw>;
}

/** The least and most tools of an agent. Sizes are spread evenly over their logarithms. */
const sizes = { least: 3, most: 128 };

export const drawSize = (random: Random): number =>
  Math.round(Math.exp(Math.log(sizes.least) + random.next() * Math.log(sizes.most / sizes.least)));

export function declare(
  origin: 'tools' | 'specs',
  { id, name, description, inputSchema }: Tool | Spec,
): ToolDeclaration {
  return { name, description, inputSchema, origin: { collection: origin, id } };
}

/**
 * At most so many tools of a world, in the world's order: those that have most to do with one of them. If there is
 * room for all, a few may still be missing, because few agents in use have everything.
 */
export function someOf(tools: readonly Tool[], size: number, random: Random): Tool[] {
  const whole = random.chance(0.5)
    ? tools.length
    : random.integer(Math.ceil(tools.length * 0.6), tools.length);
  const count = Math.min(size, whole);
  const center = random.pick(
    tools
      .filter(({ effect }) => effect === 'write')
      .concat(tools)
      .slice(0, tools.length),
  );
  const ranked = random
    .shuffle(tools)
    .map((tool) => ({ tool, ties: tool === center ? Number.POSITIVE_INFINITY : tiesBetween(center, tool) }))
    .sort((a, b) => b.ties - a.ties);
  const chosen = new Set(ranked.slice(0, count).map(({ tool }) => tool));
  return tools.filter((tool) => chosen.has(tool));
}

/** Tools about the same things have words of their names and tables in common. A search helps any of them. */
function tiesBetween(one: Tool, other: Tool): number {
  const words = new Set(wordsIn(one.name).slice(1).map(stemOf));
  const tables = new Set(Object.values(one.references));
  return (
    wordsIn(other.name)
      .slice(1)
      .filter((word) => words.has(stemOf(word))).length *
      2 +
    Object.values(other.references).filter((table) => tables.has(table)).length +
    (other.operation === 'search' ? 1 : 0)
  );
}

const stemOf = (word: string): string => word.replace(/s$/, '');

export function worldPart(world: string, tools: readonly { name: string }[]): EnvironmentPart {
  return { environment: 'world', of: world, tools: tools.map((tool) => tool.name), primary: true };
}
