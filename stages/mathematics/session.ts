// What answers the calls of an agent that calculates. Its tools have no state, but for the names that Python code
// defines.
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { refusal } from '../worlds/program.ts';
import { callMathTool } from './call.ts';
import { PythonSession, runPython } from './python.ts';
import { mathTools } from './tools/index.ts';
import type { MathTool } from './tools/tool.ts';

/** All tools of mathematics, as an agent sees them. */
export const declaredMathTools: readonly Omit<MathTool, 'run'>[] = [...mathTools, runPython];

export const isMathTool = (name: string): boolean => declaredMathTools.some((tool) => tool.name === name);

export interface MathSession extends AsyncDisposable {
  call(name: string, given: JsonObject): Promise<ToolResult>;
  /** Forgets what code has defined. */
  rewind(): Promise<void>;
}

export function openMathSession(signal: AbortSignal): MathSession {
  const python = new PythonSession(signal);
  const close = (): Promise<void> => python.close();
  return {
    async call(name, given) {
      if (name !== runPython.name) return callMathTool(name, given);
      const faults = schemaFaults(runPython.inputSchema, given);
      if (faults.length > 0) return refusal('INVALID_ARGUMENTS', faults.join('; '));
      return python.evaluate(String(given.code));
    },
    rewind: close,
    [Symbol.asyncDispose]: close,
  };
}
