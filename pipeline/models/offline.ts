// The model of a run without models: it embeds by words and answers no prompt (the procedure of a role bound
// to it answers instead). Words, word pairs and character n-grams are hashed with a sign into 384 dimensions
// (feature hashing, Weinberger et al. 2009). Words are weighted by their inverse document frequency in a
// fixed table, so a text's vector depends on the text alone.
import { z } from 'zod';
import { BugError } from '../errors.ts';
import { fnv1a } from '../hash.ts';
import type { Model } from './model.ts';

/** The number of descriptions, out of `documents`, that contain each word. */
export const frequencySchema = z.strictObject({ documents: z.int(), words: z.record(z.string(), z.int()) });
type DocumentFrequency = z.infer<typeof frequencySchema>;

export const dimensions = 384;

/** N-grams tie the forms of a word together. At a quarter of a word's weight they do not drown the words. */
const gramWeight = 0.25;
const pairWeight = 0.6;

export function offlineModel(frequency: DocumentFrequency): Model {
  const ceiling = Math.log(frequency.documents + 1);
  const documentsWith = new Map(Object.entries(frequency.words)); // a word may be "constructor"
  const weightOf = (word: string): number =>
    (Math.log((frequency.documents + 1) / ((documentsWith.get(word) ?? 0) + 1)) + 0.2) / ceiling;
  return {
    name: 'offline',
    computes: true,
    complete: async () => {
      throw new BugError('the offline model was asked to answer a prompt, which it cannot do');
    },
    embed: async (texts) => texts.map((text) => vectorOf(text, weightOf)),
  };
}

function vectorOf(text: string, weightOf: (word: string) => number): Float32Array {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void =>
    void features.set(feature, (features.get(feature) ?? 0) + weight);
  const words = wordsOf(text);
  for (const [index, word] of words.entries()) {
    const weight = weightOf(word);
    add(`w:${word}`, weight);
    const next = words[index + 1];
    if (next !== undefined) add(`p:${word} ${next}`, pairWeight * Math.min(weight, weightOf(next)));
    const framed = `^${word}$`;
    for (let start = 0; start + 4 <= framed.length; start += 1)
      add(`g:${framed.slice(start, start + 4)}`, gramWeight * weight);
  }
  const vector = new Float32Array(dimensions);
  for (const [feature, weight] of features) {
    const hash = fnv1a(feature);
    const index = hash % dimensions;
    vector[index] =
      (vector[index] ?? 0) + (hash & 0x40000000 ? 1 : -1) * Math.sign(weight) * Math.log1p(Math.abs(weight));
  }
  return scaleToUnitLength(vector);
}

/** Lower-case words in the singular. snake_case and camelCase are split. */
export function wordsOf(text: string): string[] {
  const words = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+|[0-9]+/g);
  return (words ?? []).map(singular);
}

/**
 * Enough rules for the nouns of APIs: entities, branches, boxes, orders, but not status, class or analysis.
 */
function singular(word: string): string {
  if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function scaleToUnitLength(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length === 0 ? vector : vector.map((value) => value / length);
}
