// A call of a tool of mathematics as agents make it: what does not fit its schema, or cannot be computed, is an error
// result that says why.
import { BugError } from '../../pipeline/errors.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { refusal } from '../worlds/program.ts';
import { MathError } from './math-error.ts';
import { mathToolNamed } from './tools/index.ts';

export function callMathTool(name: string, given: JsonObject): ToolResult {
  const tool = mathToolNamed(name);
  if (!tool) throw new BugError(`there is no tool of mathematics ${name}`);
  const faults = schemaFaults(tool.inputSchema, given);
  if (faults.length > 0) return refusal('INVALID_ARGUMENTS', faults.join('; '));
  try {
    return { ok: true, value: tool.run(given), tier: 'code', changes: [] };
  } catch (error) {
    if (error instanceof MathError) return refusal(error.code, error.message);
    throw error;
  }
}
