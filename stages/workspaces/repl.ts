// A read-eval-print loop as a tool: code that is run in a sandbox, with what earlier calls have defined.

import type { ToolResult } from '../../schemas/trajectory.ts';
import { sandboxFor } from '../sandboxes/index.ts';
import type { Language, Repl } from '../sandboxes/sandbox.ts';
import { refusal } from '../worlds/program.ts';
import { cutMiddle } from './tools/output.ts';
import { inputOf, type WorkspaceTool } from './tools/tool.ts';

export interface ReplTool extends Pick<WorkspaceTool, 'name' | 'descriptions' | 'inputSchema'> {
  readonly language: Language;
}

const codeInput = (description: string) => inputOf({ code: { type: 'string', minLength: 1, description } });

export const replTools: readonly ReplTool[] = [
  {
    name: 'python',
    language: 'python',
    descriptions: [
      'Runs Python code and returns what it prints, and the value of the last expression. Names stay defined from one ' +
        'call to the next. Only the standard library is there, and no network.',
      'A Python session that remembers variables and functions. Returns the output and the value of ' +
        'the last line.',
      'Executes Python in a sandbox without files and network. State is kept between calls.',
    ],
    inputSchema: codeInput('Python code, one line or several.'),
  },
  {
    name: 'javascript',
    language: 'javascript',
    descriptions: [
      'Runs JavaScript code and returns what it logs, and the value of the last expression. Names stay defined from one ' +
        'call to the next. There are no modules to import, and no network.',
      'A JavaScript session that remembers variables and functions. Returns the output and the value ' +
        'of the last line.',
      'Executes JavaScript in a sandbox without files and network. State is kept between calls.',
    ],
    inputSchema: codeInput('JavaScript code, one line or several.'),
  },
];

/** Started by its first call. */
export class ReplSession {
  readonly #language: Language;
  readonly #signal: AbortSignal;
  #repl: Promise<Repl> | undefined;

  constructor(language: Language, signal: AbortSignal) {
    this.#language = language;
    this.#signal = signal;
  }

  async evaluate(code: string): Promise<ToolResult> {
    this.#repl ??= sandboxFor(this.#language).then((sandbox) =>
      sandbox.openRepl(this.#language, this.#signal),
    );
    const { stdout, value, error } = await (await this.#repl).evaluate(code);
    const parts = [stdout.trimEnd(), error ?? value ?? ''].filter((part) => part !== '');
    const text = cutMiddle(parts.join('\n'));
    if (error !== undefined) return refusal('EXCEPTION', text);
    return { ok: true, value: text === '' ? '(no output)' : text, tier: 'code', changes: [] };
  }

  /** The next call begins anew. */
  async close(): Promise<void> {
    const open = this.#repl;
    this.#repl = undefined;
    await (await open)?.[Symbol.asyncDispose]();
  }
}
