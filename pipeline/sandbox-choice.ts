// The setting `sandbox`: which kind of sandbox this process, or this thread, runs programs in, and how many it may run
// at once. It works on one run at a time and has its setting; whoever performs units or opens episodes takes it from the
// config of the run.
import { availableParallelism } from 'node:os';
import { z } from 'zod';

export const sandboxChoiceSchema = z
  .enum(['wasm', 'bubblewrap'])
  .default('wasm')
  .describe(
    'what programs of tasks run in: `wasm` is QuickJS and Pyodide, which are there on every machine and give the same ' +
      'bytes on all; `bubblewrap` is the python3 and node of this machine (Linux)',
  );
export type SandboxChoice = z.infer<typeof sandboxChoiceSchema>;

let chosen: SandboxChoice = 'wasm';
let atOnce = Math.max(2, availableParallelism());

export const chosenSandbox = (): SandboxChoice => chosen;

/** Programs of one language. */
export const sandboxesAtOnce = (): number => atOnce;

/** Threads that work on the same run share the cores, and what sandboxes take of memory grows with their number. */
export function chooseSandbox({ sandbox }: { readonly sandbox: SandboxChoice }, threads?: number): void {
  chosen = sandbox;
  if (threads !== undefined) atOnce = Math.max(1, Math.floor(availableParallelism() / threads));
}
