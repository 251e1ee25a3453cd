// Phrases: texts composed from templates, so that a table of many rows does not repeat itself. A template is text
// with slots:
//   "{quarter} {noun} for {place}": words that the caller knows, or else a list of the grammar by that name
//   "{Noun}": the same with a capital · "{1-40}", "{001-400}": a number · "{A-F}": a letter
import { z } from 'zod';
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import { upperFirst } from '../english.ts';

export const wordListsSchema = z
  .record(z.string(), z.array(z.string()).min(2))
  .describe('alternatives for slots; they may contain slots themselves');
export type WordLists = z.infer<typeof wordListsSchema>;

/** A word that the caller knows for a slot; undefined where it knows none. */
type Slots = (slot: string, random: Random) => string | undefined;

type Part = string | ((site: Site) => string | undefined);

interface Site {
  readonly lists: WordLists;
  readonly random: Random;
  readonly slots: Slots;
}

/** Templates that have been read, by their text: each is used thousands of times. */
const read = new Map<string, readonly Part[]>();

/** Attempts to find a template whose slots can all be filled. */
const attempts = 40;

/** One of the templates, with its slots filled. Templates that name a slot nobody can fill are passed over. */
export function phraseFrom(templates: readonly string[], site: Site): string {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const text = filled(site.random.pick(templates), site);
    if (text !== undefined) return text;
  }
  throw new BugError(`no slots for any of ${templates.length} templates, such as "${templates[0]}"`);
}

function filled(template: string, site: Site): string | undefined {
  let text = '';
  for (const part of partsOf(template)) {
    const said = typeof part === 'string' ? part : part(site);
    if (said === undefined) return undefined;
    text += said;
  }
  return text;
}

function partsOf(template: string): readonly Part[] {
  const known = read.get(template);
  if (known) return known;
  const parts = template
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== '')
    .map((part): Part => (part.startsWith('{') ? slotPart(part.slice(1, -1)) : part));
  read.set(template, parts);
  return parts;
}

function slotPart(slot: string): Part {
  const numbers = /^(\d+)-(\d+)$/.exec(slot);
  if (numbers) {
    const [, least = '', most = ''] = numbers;
    const width = least.startsWith('0') ? least.length : 1;
    return ({ random }) => String(random.integer(Number(least), Number(most))).padStart(width, '0');
  }
  const letters = /^([A-Z])-([A-Z])$/.exec(slot);
  if (letters) {
    const [first = 65, last = 90] = letters.slice(1).map((letter) => letter.charCodeAt(0));
    return ({ random }) => String.fromCharCode(random.integer(first, last));
  }
  const name = slot.charAt(0).toLowerCase() + slot.slice(1);
  if (name === slot) return (site) => wordFor(name, site);
  return (site) => {
    const word = wordFor(name, site);
    return word === undefined ? undefined : upperFirst(word);
  };
}

function wordFor(name: string, site: Site): string | undefined {
  const word = site.slots(name, site.random);
  if (word !== undefined) return word;
  const list = site.lists[name];
  return list && filled(site.random.pick(list), site);
}
