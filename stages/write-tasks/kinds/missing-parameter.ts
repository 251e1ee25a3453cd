// missing_parameter: the user leaves out something that the call needs. The right response is to ask for it.
import type { Random } from '../../../pipeline/hash.ts';
import { propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { planGoal } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';

export const missingParameter: TaskKind = {
  name: 'missing_parameter',
  brief:
    'The opening message leaves out a value that a required parameter needs and that no tool can ' +
    'provide. The user gives it when asked.',
  difficulty: 3,
  weight: 4,
  isLive: false,
  hasHiddenFact: true,
  draft(material, random) {
    const plan = planGoal(
      material.scratch,
      { admits: (tool) => tool.effect === 'write', lookups: 'sometimes', hidden: hideable },
      random,
    );
    return plan && oneTurn({ plans: [plan], request: plan.say }, material, random);
  },
};

/** A required argument that cannot be looked up and that has no default. */
function hideable(tool: Tool, given: JsonObject, random: Random): string[] {
  const required = requiredOf(tool.inputSchema);
  const names = propertiesOf(tool.inputSchema).flatMap(([name, schema]) => {
    const isPlain =
      schema.type !== 'boolean' && schema.type !== 'array' && tool.references[name] === undefined;
    return isPlain && required.includes(name) && given[name] !== undefined ? [name] : [];
  });
  return names.length === 0 ? [] : [random.pick(names)];
}
