// Fault: a planned failure of a tool. It answers in the tool's place, or changes what the tool answered.
import type { Random } from '../../../pipeline/hash.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';

export interface FaultKind {
  readonly name: string;
  /** True when the right answer to it is to try again. */
  readonly isTransient: boolean;
  /** Error codes that it shows. */
  readonly codes: readonly string[];
  apply(call: () => Promise<ToolResult>, random: Random): Promise<ToolResult>;
}

export function faultResult(code: string, message: string): ToolResult {
  return { ok: false, value: { error: { code, message } }, tier: 'code', changes: [] };
}
