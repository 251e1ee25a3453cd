// invalid_argument: an argument has the wrong type, such as a number as text, or a required one is missing.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { schemaOfTool, valuesOf } from '../edits.ts';
import { type Defect, goesThrough } from '../plant.ts';
import { withCall } from '../turns.ts';

const isNoText = (value: Json): boolean => typeof value === 'number' || typeof value === 'boolean';

export const invalidArgument: Defect = {
  name: 'invalid_argument',
  summary: 'An argument has the wrong type, or a required one is missing.',
  wants: 'reject',
  plant(scene) {
    const given = valuesOf(scene, scene.calls).filter(
      ({ placed, name, value }) =>
        isNoText(value) || requiredOf(schemaOfTool(scene, placed.call.name)).includes(name),
    );
    if (given.length === 0) return undefined;
    const { placed, name, value } = scene.random.pick(given);
    const { [name]: _, ...rest } = placed.call.arguments;
    const broken = isNoText(value) ? { ...rest, [name]: String(value) } : rest;
    return withCall(scene.turns, placed, { arguments: broken });
  },
  isReal: (played, scene) => !goesThrough(played, scene),
};
