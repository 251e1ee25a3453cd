// Block: the lines of one topic of a system prompt, before a layout puts them on the page.
import type { Random } from '../../pipeline/hash.ts';
import type { AgentStyle } from '../../schemas/agent.ts';
import type { Service } from './described-service.ts';
import type { PromptSeeds, Say } from './prompt-seeds.ts';

export interface Block {
  readonly topic: keyof PromptSeeds['headings'];
  readonly lines: readonly string[];
  /** Policies and steps are listed line by line in every layout. */
  readonly isList?: boolean;
  /** The heading, if the topic has none of its own. */
  readonly title?: string;
}

export interface Composition {
  readonly services: readonly Service[];
  readonly style: AgentStyle;
  /** Which cases go to whom, line by line. */
  readonly handOvers: readonly string[];
  readonly seeds: PromptSeeds;
  readonly say: Say;
  readonly random: Random;
}

export const wordsOf = (blocks: readonly Block[]): number =>
  blocks.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.split(' ').length, 0);
