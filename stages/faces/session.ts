// A session behind a face: calls come in under the names that the face shows and reach the tools under their
// own. Arguments are checked against the schema that the face shows, so that the world's own names are
// refused.
import { isObject, schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Face } from '../../schemas/face.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Session } from '../environments/environment.ts';
import { refusal } from '../worlds/program.ts';
import { shownName } from './apply.ts';

/** `agent`: the agent as the face shows it. */
export function facedSession(session: Session, agent: Pick<Agent, 'tools'>, face: Face): Session {
  const own = new Map(
    Object.entries(face.tools).map(([name, shown]) => [shown.name, { name, parameters: shown.parameters }]),
  );
  const schemas = new Map(agent.tools.map((tool) => [tool.name, tool.inputSchema]));
  return {
    ...session,
    tools: session.tools.map((name) => shownName(name, face)),
    async call(shown, given) {
      const tool = own.get(shown);
      if (!tool) return session.call(shown, given);
      const faults = schemaFaults(schemas.get(shown) ?? {}, given);
      if (faults.length > 0) return refusal('INVALID_ARGUMENTS', faults.join('; '));
      const names = new Map(tool.parameters.map(([name, other]) => [other, name]));
      const known: JsonObject = {};
      for (const [name, value] of Object.entries(given)) known[names.get(name) ?? name] = value;
      const result = await session.call(tool.name, known);
      return result.ok ? result : { ...result, value: withParameters(result.value, tool.parameters) };
    },
  };
}

/** An error whose message names parameters as the face shows them. */
function withParameters(value: Json, parameters: readonly (readonly [string, string])[]): Json {
  const error = isObject(value) ? value.error : undefined;
  if (!isObject(value) || !isObject(error) || typeof error.message !== 'string') return value;
  const message = parameters
    .filter(([name, shown]) => name !== shown && /[_A-Z]/.test(name))
    .reduce((text, [name, shown]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), shown), error.message);
  return { ...value, error: { ...error, message } };
}
