// The registry of sandboxes: which backend runs a language.
import { UnavailableError } from '../../pipeline/errors.ts';
import type { SandboxChoice } from './choice.ts';
import type { Language, Sandbox } from './sandbox.ts';

/**
 * Starts nothing yet: a backend starts with its first run, and ends a while after its last. Throws a UsageError if the
 * machine does not have what was chosen.
 */
export async function sandboxFor(language: Language, choice: SandboxChoice = 'wasm'): Promise<Sandbox> {
  throw new UnavailableError('no sandbox', `no backend of ${choice} runs ${language}`);
}
