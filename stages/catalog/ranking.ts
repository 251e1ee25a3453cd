// Ranks tools by how well they match words: BM25 (Robertson and Zaragoza 2009) over names, descriptions, and
// parameters, with names counted more often. It takes no model, so the same words always find the same tools.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { wordsIn } from '../english.ts';

/** How soon a repeated word stops counting, as usual, and how much long texts are held back: a long description is none the worse. */
const saturation = 1.2;
const lengthNorm = 0.3;

/** How often a word counts by where it stands. */
const counts = { name: 3, description: 1, parameter: 0.5 };

const fillers = new Set(
  'a an the of to for in on at by with from and or as is are be it its this that these which what how i me my all any tool tools'.split(
    ' ',
  ),
);

interface Ranked {
  readonly tool: ToolOffer;
  readonly words: ReadonlyMap<string, number>;
  readonly length: number;
}

interface Index {
  readonly tools: readonly Ranked[];
  readonly meanLength: number;
  /** In how many tools a word occurs. */
  readonly spread: ReadonlyMap<string, number>;
}

/** A catalog is searched many times. */
const known = new WeakMap<readonly ToolOffer[], Index>();

/** The tools that match the query, best first; those with no word of it are left out. */
export function rankedTools(query: string, tools: readonly ToolOffer[]): ToolOffer[] {
  const index = known.get(tools) ?? indexOf(tools);
  known.set(tools, index);
  const words = [...new Set(stemsOf(query))];
  return index.tools
    .map((ranked) => ({ tool: ranked.tool, score: scoreOf(words, ranked, index) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.tool.name < b.tool.name ? -1 : 1))
    .map(({ tool }) => tool);
}

function scoreOf(words: readonly string[], ranked: Ranked, { tools, spread, meanLength }: Index): number {
  const norm = saturation * (1 - lengthNorm + (lengthNorm * ranked.length) / meanLength);
  return words.reduce((sum, word) => {
    const count = ranked.words.get(word) ?? 0;
    const holders = spread.get(word) ?? 0;
    const rarity = Math.log(1 + (tools.length - holders + 0.5) / (holders + 0.5));
    return sum + (rarity * count * (saturation + 1)) / (count + norm);
  }, 0);
}

function indexOf(offers: readonly ToolOffer[]): Index {
  const tools = offers.map((tool): Ranked => {
    const words = new Map<string, number>();
    const take = (text: string, count: number): void => {
      for (const stem of stemsOf(text)) words.set(stem, (words.get(stem) ?? 0) + count);
    };
    take(tool.name, counts.name);
    take(tool.description, counts.description);
    for (const [name] of propertiesOf(tool.inputSchema)) take(name, counts.parameter);
    return { tool, words, length: [...words.values()].reduce((sum, count) => sum + count, 0) };
  });
  const spread = new Map<string, number>();
  for (const { words } of tools)
    for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  const whole = tools.reduce((sum, { length }) => sum + length, 0);
  return { tools, spread, meanLength: Math.max(1, whole / Math.max(1, tools.length)) };
}

/** "updates", "updated", and "updating" are one word. */
export const stemsOf = (text: string): string[] =>
  wordsIn(text)
    .filter((word) => !fillers.has(word))
    .map((word) =>
      word.length > 4 ? word.replace(/(?:ations?|ings?|ed|es|s|e)$/, '') : word.replace(/s$/, ''),
    );
