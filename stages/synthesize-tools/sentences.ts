// Reads the sentences of all tools: one file for those that keep records, and one for each process.
import { BugError } from '../../pipeline/errors.ts';
import { readSeed, seedNames } from '../seeds.ts';
import { type Sentences, sentencesSchema } from './prose.ts';

export async function readSentences(): Promise<Sentences> {
  const names = await seedNames('tool-sentences');
  const files = await Promise.all(names.map((name) => readSeed(name, sentencesSchema)));
  const operations = files.flatMap((file) => Object.entries(file));
  const all = Object.fromEntries(operations);
  if (Object.keys(all).length === operations.length) return all;
  const twice = operations.map(([name]) => name).filter((name, index, list) => list.indexOf(name) !== index);
  throw new BugError(`data/seeds/tool-sentences has sentences for ${twice.join(', ')} in two files`);
}
