// Questions to the user at a terminal.
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors.ts';
import type { CommandContext } from './command.ts';

export interface Dialogue {
  /** The answer without the spaces around it. Throws a UsageError when the user presses Ctrl-C or Ctrl-D. */
  ask(question: string): Promise<string>;
  close(): void;
}

export function openDialogue({ stdin, stderr }: Pick<CommandContext, 'stdin' | 'stderr'>): Dialogue {
  const lines = createInterface({ input: stdin, output: stderr.screen });
  const closed = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  return {
    async ask(question) {
      const answered = lines.question(`${question} `).catch((error: Error) => {
        if (error.name === 'AbortError') return undefined; // Ctrl-C or Ctrl-D
        throw error;
      });
      const answer = await Promise.race([answered, closed]);
      if (answer !== undefined) return answer.trim();
      stderr.write('\n');
      throw new UsageError('the question was not answered, so nothing was changed');
    },
    close: () => lines.close(),
  };
}
