// The setting `sandbox`: which kind of backend runs the programs of a run.
import { z } from 'zod';

export const sandboxChoiceSchema = z
  .enum(['wasm', 'bubblewrap'])
  .describe(
    'what programs run in: `wasm` is QuickJS and Pyodide, which are there on every machine and give the same bytes on ' +
      'all; `bubblewrap` is the python3 and node of this machine (Linux)',
  );
export type SandboxChoice = z.infer<typeof sandboxChoiceSchema>;
