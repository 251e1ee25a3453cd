// The registry of sandboxes: which backend runs a language.
import { UsageError } from '../../pipeline/errors.ts';
import type { SandboxChoice } from './choice.ts';
import { pyodide } from './pyodide/pyodide.ts';
import { quickjs } from './quickjs/quickjs.ts';
import type { Language, Sandbox } from './sandbox.ts';

const backends: Readonly<Record<SandboxChoice, readonly Sandbox[]>> = {
  wasm: [quickjs, pyodide],
  bubblewrap: [],
};

/**
 * Starts nothing yet: a backend starts with its first run, and ends a while after its last. Throws a UsageError if the
 * machine does not have what was chosen.
 */
export async function sandboxFor(language: Language, choice: SandboxChoice = 'wasm'): Promise<Sandbox> {
  const found = backends[choice].find(({ languages }) => languages.includes(language));
  if (found) return found;
  throw new UsageError(`no sandbox of \`${choice}\` runs ${language}`);
}
