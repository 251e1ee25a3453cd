// Mix: a way to draw a tool set. It decides which environments an agent has and which of their tools.
import type { Random } from '../../../pipeline/hash.ts';
import type { EnvironmentPart, ToolDeclaration } from '../../../schemas/agent.ts';
import type { Spec } from '../../../schemas/spec.ts';
import type { Tool } from '../../../schemas/tool.ts';

/** What a mix draws from. */
export interface Stock {
  readonly worlds: readonly { readonly id: string; readonly category: string; readonly clock: string }[];
  toolsOf(world: string): Promise<readonly Tool[]>;
  /** Specs by the server they were harvested from. */
  readonly specs: ReadonlyMap<string, readonly Spec[]>;
  /** Names of the contents that a live server can start with. */
  readonly fixtures: ReadonlyMap<string, readonly string[]>;
}

interface Draw {
  readonly parts: EnvironmentPart[];
  readonly tools: ToolDeclaration[];
  readonly distractors: string[];
}

export interface Mix {
  readonly name: string;
  /** Share of agents, relative to the other mixes. */
  readonly weight: number;
  isPossible(stock: Stock): boolean;
  /** `turn` counts the draws of this mix, so that worlds can be taken in turn. */
  draw(stock: Stock, turn: number, random: Random): Promise<Draw>;
}

export function declare(
  origin: 'tools' | 'specs',
  { id, name, description, inputSchema }: Tool | Spec,
): ToolDeclaration {
  return { name, description, inputSchema, origin: { collection: origin, id } };
}

/** Some tools of a world, in the world's order: at least six if it has that many, and sometimes all of them. */
export function someOf(tools: readonly Tool[], random: Random): Tool[] {
  const count = random.chance(0.3) ? tools.length : random.integer(Math.min(6, tools.length), tools.length);
  const chosen = new Set(random.shuffle(tools).slice(0, count));
  return tools.filter((tool) => chosen.has(tool));
}

export function worldPart(world: string, tools: readonly Tool[]): EnvironmentPart {
  return { environment: 'world', of: world, tools: tools.map((tool) => tool.name), primary: true };
}
