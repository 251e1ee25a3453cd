// What a worked example of the prompt of program-writer consists of.
import type { Topic } from './topics.ts';
import type { WrittenProgram } from './written-program.ts';

export interface ExampleProgram {
  readonly topic: Topic;
  readonly program: WrittenProgram;
}

/** The text of a file. */
export const linesOf = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
