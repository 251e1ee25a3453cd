// System prompts by a procedure: from one line to a handbook of 1,500 words. They say who the assistant is, what its
// applications keep, their policies word for word, what can be done there, and how to work.
import type { Random } from '../../pipeline/hash.ts';
import type { AgentStyle } from '../../schemas/agent.ts';
import { type Block, type Composition, wordsOf } from './block.ts';
import {
  aboutBlock,
  dateBlock,
  habitBlock,
  handOverBlock,
  hoursBlock,
  operationBlocks,
  policyBlock,
  procedureBlocks,
  recordBlocks,
  styleBlock,
} from './blocks.ts';
import type { Service } from './described-service.ts';
import { asBullets, asHandbook, asLine, asParagraphs } from './layouts.ts';
import { asCoding, type PromptSeeds, sayAbout, seedsFor, withoutDesks } from './prompt-seeds.ts';

/** As the schema of agents has it. */
const mostOfName = 60;

/** In words. Most prompts in use are short and some fill pages: the longer, the rarer, even by the logarithm. */
const lengths = { least: 16, most: 1500, rarity: 1.5 };
/** Where few things are kept, longer prompts would repeat one another. */
const few = { things: 3, words: 320 };

/** Up to so many words a prompt is one line, and up to so many it has no headings. */
const longest = { line: 45, plain: 170 };

export interface Brief {
  readonly services: readonly Service[];
  readonly style: AgentStyle;
  readonly handOvers: readonly string[];
}

/** An assistant with its name and its prompt. */
export function writeAgent(
  { services, style, handOvers }: Brief,
  allSeeds: PromptSeeds,
  random: Random,
): { name: string; systemPrompt: string } {
  const spoken = services.some(({ isCode }) => isCode) ? asCoding(allSeeds) : allSeeds;
  const role = random.pick(spoken.roles);
  const apps = services.map(({ title }) => title);
  const name = `${apps.join(' and ')} ${role}`;
  const things = services.flatMap((service) => service.things);
  const fitting = seedsFor(things, spoken);
  const seeds = handOvers.length > 0 ? withoutDesks(fitting) : fitting;
  const say = sayAbout({ apps, role, things }, seeds, random);
  const share = random.next() ** lengths.rarity;
  const most = things.length > few.things ? lengths.most : few.words;
  const words = Math.round(lengths.least * (most / lengths.least) ** share);
  return {
    name: name.length > mostOfName ? apps.join(' and ').slice(0, mostOfName) : name,
    systemPrompt: promptOf({ services, style, handOvers, seeds, say, random }, words),
  };
}

const openingsShown = 2;

/** How other prompts about the same services might begin: what the procedure says in two of them. */
export function openingsLike(brief: Brief, seeds: PromptSeeds, random: Random): string[] {
  const prompts = Array.from({ length: openingsShown }, (_, at) =>
    writeAgent(brief, seeds, random.fork(`opening ${at}`)),
  );
  return prompts.flatMap(({ systemPrompt }) => /^.*?[.!?](?=\s|$)/s.exec(systemPrompt)?.[0] ?? []);
}

function promptOf(composition: Composition, words: number): string {
  const { random } = composition;
  const style = styleBlock(composition);
  if (words <= longest.line) {
    const policies = policyBlock(composition, 0);
    // A policy makes a short prompt unlike others; where there is none, a habit does.
    const habits = words < 24 && policies.length > 0 ? [] : habitBlock(composition, 1);
    const others = [...dateBlock(composition), ...policies, ...handOverBlock(composition), ...habits];
    return asLine([aboutBlock(composition, 0), ...random.shuffle([...others, ...style])]);
  }
  if (words <= longest.plain) {
    const about = aboutBlock(composition, Math.round(words / 60));
    const needed = [
      ...dateBlock(composition),
      ...policyBlock(composition, 0.25),
      ...handOverBlock(composition),
      ...style,
    ];
    const left = words - wordsOf([about, ...needed]);
    const blocks = [...needed, ...habitBlock(composition, Math.max(1, Math.round(left / 17)))];
    const layout = random.pick([asParagraphs, asParagraphs, asBullets]);
    return layout([about, ...random.shuffle(blocks)], composition);
  }
  return handbook(composition, words);
}

/** Blocks are added until the prompt is as long as it should be, or nothing is left to say. */
function handbook(composition: Composition, words: number): string {
  const { random } = composition;
  const about = aboutBlock(composition, 2 + Math.round(words / 300));
  const habits = habitBlock(composition, Math.max(3, Math.round(words / 55)));
  const needed = [
    ...dateBlock(composition),
    ...policyBlock(composition, 0.4),
    ...handOverBlock(composition),
    ...styleBlock(composition),
    ...habits,
    ...hoursBlock(composition),
  ];
  const more = random.shuffle([
    ...recordBlocks(composition),
    ...operationBlocks(composition),
    ...procedureBlocks(composition),
  ]);
  const chosen: Block[] = [];
  for (const block of more) {
    if (wordsOf([about, ...needed, ...chosen]) >= words) break;
    chosen.push(block);
  }
  return asHandbook([about, ...random.shuffle([...needed, ...chosen])], composition);
}
