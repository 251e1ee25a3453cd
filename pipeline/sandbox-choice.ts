// The setting `sandbox`: which kind of sandbox this process, or this thread, runs programs in. It works on one run at a
// time and has its setting; whoever performs units or opens episodes takes it from the config of the run.
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

export const chosenSandbox = (): SandboxChoice => chosen;

export function chooseSandbox({ sandbox }: { readonly sandbox: SandboxChoice }): void {
  chosen = sandbox;
}
