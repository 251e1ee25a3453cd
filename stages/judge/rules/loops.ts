// loops: the agent does not make the same call again and again.
import { canonicalJson } from '../../../pipeline/hash.ts';
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import { fatal, type JudgedPlay, type Rule, slip } from './rule.ts';

/** One repetition can be a second look; two are a loop. */
const mostRepeats = 3;

const isWhole = (fault: string): boolean =>
  faultKinds.some(({ name, recovery }) => name === fault && recovery.way === 'adapt');

/** An argument that is left out means the same as its default. What other differences mean, no schema says. */
function withDefaults(tool: JudgedPlay['agent']['tools'][number] | undefined, given: JsonObject): JsonObject {
  const defaults = propertiesOf(tool?.inputSchema ?? {}).flatMap(([name, schema]) =>
    schema.default === undefined ? [] : [[name, schema.default] as const],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

export const loops: Rule = {
  name: 'loops',
  isQuick: true,
  summary: 'No read or refused call is made three times with the same arguments while nothing changes.',
  check({ agent, played }) {
    const counts = new Map<string, number>();
    return played.steps.flatMap(({ call, result, message }, step) => {
      if (result.changes.length > 0) counts.clear(); // what is read again may have changed
      // What the fault spoils or refuses may be worth another try; a result in a new form is whole.
      if ((result.fault && !isWhole(result.fault)) || result.changes.length > 0) return [];
      const tool = agent.tools.find(({ name }) => name === call.name);
      const key = canonicalJson([call.name, withDefaults(tool, call.arguments)]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count === mostRepeats)
        return [
          fatal(message, `${call.name} was called ${count} times with the same arguments`, {
            code: 'loop',
            step,
          }),
        ];
      const code = result.ok ? 'repeated call' : 'blind retry';
      const again = result.ok ? 'called again' : 'refused, and called again';
      return count > 1
        ? [slip(message, `${call.name} was ${again} with the same arguments`, { code, step })]
        : [];
    });
  },
};
