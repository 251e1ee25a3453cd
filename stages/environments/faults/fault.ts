// Fault: a planned failure of a tool. It answers instead of the tool, or changes the tool's answer.
import type { Random } from '../../../pipeline/hash.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';

export interface FaultKind {
  readonly name: string;
  /** True if the right reaction is to try again. */
  readonly isTransient: boolean;
  /** The error codes that the agent may see. */
  readonly codes: readonly string[];
  apply(call: () => Promise<ToolResult>, random: Random): Promise<ToolResult>;
}

export function faultResult(code: string, message: string): ToolResult {
  return { ok: false, value: { error: { code, message } }, tier: 'code', changes: [] };
}
