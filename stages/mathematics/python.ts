// run_python: code in place of a formula, for what has to be followed step by step, counted, or read from many rows.
// What the same calls print is remembered: the interpreter has a clock and chance of its own, so it is always the same.
import { BugError } from '../../pipeline/errors.ts';
import { hashOf } from '../../pipeline/hash.ts';
import { chosenSandbox } from '../../pipeline/sandbox-choice.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { ReplSession } from '../workspaces/repl.ts';
import { limits } from './math-error.ts';
import { type MathTool, object } from './tools/tool.ts';

export const runPython: Omit<MathTool, 'run'> = {
  name: 'run_python',
  description:
    'Runs Python code and returns what it prints, and the value of the last expression. Meant for what no other tool ' +
    'does in one call: following something step by step, going through rows, or counting by trial. Names stay ' +
    'defined from one call to the next. Only the standard library is there, without files and network.',
  inputSchema: object(
    {
      code: {
        type: 'string',
        minLength: 1,
        maxLength: limits.code,
        description: 'The code. Print each result with its name, such as print("total:", total).',
      },
    },
    ['code'],
  ),
};

/** Some hundred bytes each. */
const mostKept = 4000;

/** By everything that was run in a session, up to the call. */
const known = new Map<string, Promise<ToolResult>>();

/** A Python that is started by the first call whose result is not known yet. */
export class PythonSession {
  readonly #signal: AbortSignal;
  /** What was called. The interpreter has run the first `#run` of them. */
  #codes: string[] = [];
  #run = 0;
  #key = '';
  #repl: ReplSession | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  evaluate(code: string): Promise<ToolResult> {
    this.#codes.push(code);
    this.#key = hashOf([this.#key, chosenSandbox(), code]);
    const key = this.#key;
    const before = known.get(key);
    if (before) return before;
    const result = this.#caughtUp();
    known.set(key, result);
    result.catch(() => known.delete(key)); // stopped, or no sandbox: nothing is known then
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break;
      known.delete(oldest);
    }
    return result;
  }

  /** The next call begins anew. */
  async close(): Promise<void> {
    const open = this.#repl;
    this.#repl = undefined;
    this.#codes = [];
    this.#run = 0;
    this.#key = '';
    await open?.close();
  }

  /** Runs what has not been run, and returns what the last of it gave. */
  async #caughtUp(): Promise<ToolResult> {
    this.#repl ??= new ReplSession('python', this.#signal);
    const due = this.#codes.slice(this.#run);
    this.#run = this.#codes.length;
    let last: ToolResult | undefined;
    for (const code of due) last = await this.#repl.evaluate(code);
    if (!last) throw new BugError('no code was given');
    return last;
  }
}
