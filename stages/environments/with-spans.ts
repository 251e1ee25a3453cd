// A session that records each call as a span, named by the GenAI conventions of OpenTelemetry.
import type { UnitLog } from '../../pipeline/stage.ts';
import type { Session } from './environment.ts';

export function withSpans(session: Session, log: UnitLog): Session {
  return {
    tools: session.tools,
    call: (name, given) =>
      log.span(
        `execute_tool ${name}`,
        { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name },
        async (span) => {
          const result = await session.call(name, given);
          span.set({
            'toolloom.ok': result.ok,
            ...(result.fault === undefined ? {} : { 'toolloom.fault': result.fault }),
          });
          return result;
        },
      ),
    snapshot: () => session.snapshot(),
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}
