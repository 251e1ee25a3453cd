// extra_argument: a call sets a field that nobody asked to set.
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { schemaOfTool } from '../edits.ts';
import { type Defect, isWrongEnd, type PlantScene } from '../plant.ts';
import { isWrite, withCall } from '../turns.ts';

export const extraArgument: Defect = {
  name: 'extra_argument',
  summary: 'A call also sets a field that nobody asked to set.',
  wants: 'reject',
  isRare: true,
  plant(scene) {
    const free = scene.calls.filter(isWrite).flatMap((placed) =>
      propertiesOf(schemaOfTool(scene, placed.call.name)).flatMap(([name, property]) => {
        const value = name in placed.call.arguments ? undefined : someValue(property, scene);
        return value === undefined ? [] : [{ placed, name, value }];
      }),
    );
    if (free.length === 0) return undefined;
    const { placed, name, value } = scene.random.pick(free);
    return withCall(scene.turns, placed, { arguments: { ...placed.call.arguments, [name]: value } });
  },
  isReal: isWrongEnd,
};

function someValue(property: JsonObject, { random }: PlantScene): Json | undefined {
  if (Array.isArray(property.enum)) return random.pick(property.enum);
  if (property.type === 'boolean') return random.chance(0.5);
  if (property.type === 'integer' || property.type === 'number') return random.integer(1, 9);
  return undefined;
}
