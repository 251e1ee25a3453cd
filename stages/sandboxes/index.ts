// The registry of sandboxes: which backend runs a language.
import { UsageError } from '../../pipeline/errors.ts';
import { chosenSandbox, type SandboxChoice } from '../../pipeline/sandbox-choice.ts';
import { bubblewrap } from './bubblewrap/bubblewrap.ts';
import { bubblewrapLacks } from './bubblewrap/probe.ts';
import { pyodide } from './pyodide/pyodide.ts';
import { quickjs } from './quickjs/quickjs.ts';
import type { Language, Sandbox } from './sandbox.ts';

const backends: Readonly<Record<SandboxChoice, Readonly<Record<Language, Sandbox>>>> = {
  wasm: { javascript: quickjs, python: pyodide },
  bubblewrap: { javascript: bubblewrap, python: bubblewrap },
};

/**
 * Of the kind that the run chose. Starts nothing yet: a backend starts with its first run, and ends a while after its
 * last. Throws a UsageError if the machine does not have what was chosen.
 */
export async function sandboxFor(
  language: Language,
  choice: SandboxChoice = chosenSandbox(),
): Promise<Sandbox> {
  const lack = await sandboxLack(language, choice);
  if (lack !== undefined) throw new UsageError(lack);
  return backends[choice][language];
}

/** Why this machine cannot run a language so, in one line with what to do; undefined if it can. */
export async function sandboxLack(language: Language, choice: SandboxChoice): Promise<string | undefined> {
  return choice === 'wasm' ? undefined : bubblewrapLacks(language);
}
