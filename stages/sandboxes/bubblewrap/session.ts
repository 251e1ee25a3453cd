// A REPL in bubblewrap: a process that reads code from stdin and answers on stdout, one line of JSON each.
import { createInterface, type Interface } from 'node:readline';
import { z } from 'zod';
import { whenAborted } from '../../../pipeline/when-aborted.ts';
import { startSupervised } from '../../mcp/supervised.ts';
import { endingText } from '../ending-text.ts';
import { defaultLimits, type Ending, type Language, type Repl, type ReplAnswer } from '../sandbox.ts';
import { nodeLibrary, sessionScript } from '../tests/runner.ts';
import { bubblewrapCommand } from './command.ts';
import { newDirectory, removeDirectory, writeTree } from './directory.ts';

/** A session may think for long; each evaluation has the limit of a run, on the clock on the wall. */
const patience = 3;
const limits = { ...defaultLimits, seconds: 3600 };

export function openSession(language: Language, signal?: AbortSignal): Repl {
  let session: Session | undefined;
  return {
    async evaluate(code) {
      session ??= await Session.start(language);
      const answer = await session.ask(code, signal);
      if (answer.isLast) {
        await session.end();
        session = undefined;
      }
      const { isLast: _, ...said } = answer;
      return said;
    },
    async [Symbol.asyncDispose]() {
      await session?.end();
      session = undefined;
    },
  };
}

/** One process. What it starts is gone with it. */
class Session {
  readonly #directory: string;
  readonly #child: ReturnType<typeof startSupervised>;
  readonly #lines: Interface;

  static async start(language: Language): Promise<Session> {
    const directory = await newDirectory();
    const script = await sessionScript(language);
    const library = language === 'javascript' ? await nodeLibrary() : {};
    await writeTree(directory, { ...library, ...script.files });
    const args = [script.entry];
    return new Session(directory, startSupervised(bubblewrapCommand({ language, directory, args, limits })));
  }

  private constructor(directory: string, child: ReturnType<typeof startSupervised>) {
    this.#directory = directory;
    this.#child = child;
    this.#child.stderr.resume();
    this.#lines = createInterface({ input: child.stdout });
  }

  async ask(code: string, signal?: AbortSignal): Promise<Said> {
    signal?.throwIfAborted();
    const ends: (() => void)[] = [];
    try {
      return await new Promise<Said>((resolve, reject) => {
        const stop = (ended: Ending): void => {
          this.#child.kill();
          resolve({ stdout: '', error: endingText(ended, defaultLimits), isLast: true });
        };
        const timer = setTimeout(() => stop('time'), defaultLimits.seconds * patience * 1000);
        ends.push(() => clearTimeout(timer));
        const answered = (line: string): void => resolve(saidIn(line));
        this.#lines.once('line', answered);
        ends.push(() => this.#lines.off('line', answered));
        void this.#child.exited.then(() => stop('crash'));
        if (signal)
          ends.push(
            whenAborted(signal, () => {
              this.#child.kill();
              reject(signal.reason);
            }),
          );
        this.#child.stdin.write(`${JSON.stringify(code)}\n`);
      });
    } finally {
      for (const each of ends) each();
    }
  }

  async end(): Promise<void> {
    this.#child.kill();
    await this.#child.exited;
    await removeDirectory(this.#directory);
  }
}

type Said = ReplAnswer & { readonly isLast?: boolean };

function saidIn(line: string): Said {
  const said = answerSchema.safeParse(jsonOrNothing(line));
  if (!said.success) return { stdout: '', error: endingText('crash', defaultLimits), isLast: true };
  const { stdout, value, error } = said.data;
  if (stdout.length > defaultLimits.output)
    return {
      stdout: stdout.slice(0, defaultLimits.output),
      error: endingText('output', defaultLimits),
      isLast: true,
    };
  return {
    stdout,
    ...(value === undefined ? {} : { value }),
    ...(error === undefined ? {} : { error }),
  };
}

/** Code can write such a line itself; it then deceives its own session alone. */
const answerSchema = z.object({
  stdout: z.string(),
  value: z.string().optional(),
  error: z.string().optional(),
});

function jsonOrNothing(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
