// What the last run of all tests has shown, if nothing was changed after it.
import type { JsonObject } from '../../../schemas/json.ts';

export interface ToolUse {
  readonly tool: string;
  readonly given: JsonObject;
  readonly content: string;
  readonly isOk: boolean;
}

export interface TestsSeen {
  readonly passed: number;
  readonly failed: number;
}

const editing = new Set(['write_file', 'replace_in_file', 'apply_patch', 'delete_file', 'move_file']);

export function testsSeen(uses: readonly ToolUse[]): TestsSeen | undefined {
  const last = uses.findLastIndex(({ tool, isOk }) => tool === 'run_tests' && isOk);
  const edited = uses.findLastIndex(({ tool, isOk }) => editing.has(tool) && isOk);
  const run = uses[last];
  return run && last > edited && run.given.path === undefined ? countsIn(run.content) : undefined;
}

/** By the summary at the end of the output. */
export function countsIn(output: string): TestsSeen | undefined {
  const count = (pattern: RegExp): number | undefined => {
    const [, number] = pattern.exec(output) ?? [];
    return number === undefined ? undefined : Number(number);
  };
  const passed = count(/(\d+) passed/) ?? count(/^. pass (\d+)/m);
  const failed = (count(/(\d+) failed/) ?? count(/^. fail (\d+)/m) ?? 0) + (count(/(\d+) errors?\b/) ?? 0);
  return passed === undefined && failed === 0 ? undefined : { passed: passed ?? 0, failed };
}
