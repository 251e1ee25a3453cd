// The pool of worked examples for the prompt of the task-writer. Each prompt shows one from a field that is not
// the assistant's. All of them pass the check that every reply has to pass.
import { BugError } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import { isForeignTo } from '../../example-pool.ts';
import type { WordsExample } from './example.ts';
import { examplesOfChanges } from './examples-of-changes.ts';
import { examplesOfQuestions } from './examples-of-questions.ts';

export const wordsExamples: readonly WordsExample[] = [...examplesOfChanges, ...examplesOfQuestions];

/** Draws an example from another field than the one that a text is about: its place in the pool. */
export function drawExample(about: string, random: Random): number {
  const places = wordsExamples.flatMap((example, at) => (isForeignTo(example, about) ? [at] : []));
  return random.pick(places.length > 0 ? places : [...wordsExamples.keys()]);
}

export function exampleAt(place: number): WordsExample {
  const example = wordsExamples[place];
  if (!example) throw new BugError(`there is no worked example ${place}`);
  return example;
}
