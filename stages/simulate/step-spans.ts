// One span for each step of a play, named by the GenAI conventions of OpenTelemetry: also for calls that are refused
// before they reach an environment.
import type { UnitLog } from '../../pipeline/stage.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';

/** Makes a call, however it is answered. */
export type MakeCall = (name: string, make: () => Promise<ToolResult>) => Promise<ToolResult>;

export const withStepSpans =
  (log: UnitLog): MakeCall =>
  (name, make) =>
    log.span(
      `execute_tool ${name}`,
      { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name },
      async (span) => {
        const result = await make();
        span.set({
          'toolloom.ok': result.ok,
          ...(result.fault === undefined ? {} : { 'toolloom.fault': result.fault }),
        });
        return result;
      },
    );
