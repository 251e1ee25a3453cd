// What the task-writer is told: whose words are wanted, what they must say, and how they should differ from others.
import type { Persona } from '../../../schemas/persona.ts';
import type { DrawnAxes } from './axes.ts';
import type { WordsBrief } from './words-brief.ts';

export interface WordsInput {
  readonly kind: { readonly name: string; readonly brief: string };
  readonly persona: Pick<Persona, 'name' | 'manner'>;
  readonly assistant: { readonly name: string; readonly about: string };
  readonly brief: WordsBrief;
  readonly axes: DrawnAxes;
  /** Requests of the same kind that the new one should not resemble. Called only to render a prompt. */
  earlier(): readonly string[];
  /** In place of `earlier`, for a kind that has to run something to find them. */
  findEarlier?(): Promise<readonly string[]>;
  /** Place in the pool of the worked example that the prompt shows. */
  readonly example: number;
  /** Why the words that were written before could not be used. */
  readonly fault?: string;
}
