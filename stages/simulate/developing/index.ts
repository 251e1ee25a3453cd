// The registry of what leads to running and changing code: for each occasion the sentences that it can be put into. A sentence takes
// the facts of the occasion in its slots; one that lacks a fact is not used.
import type { Random } from '../../../pipeline/hash.ts';
import type { Thought } from '../../../schemas/development.ts';
import { upperFirst } from '../../english.ts';
import { building } from './building.ts';
import { firstLooks } from './first-looks.ts';
import { repairs } from './repairs.ts';
import { restructuring } from './restructuring.ts';
import { samples } from './samples.ts';

export const developing = { ...firstLooks, ...repairs, ...building, ...restructuring, ...samples } as const;
export type Occasion = keyof typeof developing;

/** Undefined for what is no thought of a developer. */
export function inThoughts({ about, says }: Thought, random: Random): string | undefined {
  if (!isOccasion(about)) return undefined;
  const known = developing[about].filter((sentence) => slotsIn(sentence).every((slot) => slot in says));
  return known.length === 0 ? undefined : filled(random.pick(known), says);
}

const isOccasion = (about: string): about is Occasion => Object.hasOwn(developing, about);

const slotsIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].flatMap(([, slot = '']) => slot);

/** A clause that begins a sentence gets its capital; a path does not. */
export function filled(sentence: string, says: Thought['says']): string {
  const text = sentence.replaceAll(/\{(\w+)\}/g, (slot, name: string) => says[name] ?? slot);
  return /^[\w./-]+\.\w+/.test(text) ? text : upperFirst(text);
}
