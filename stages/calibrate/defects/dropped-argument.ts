// dropped_argument: an optional value that the user gave is left out of a call.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import { schemaOfTool, writtenValues } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';
import { withCall } from '../turns.ts';

export const droppedArgument: Defect = {
  name: 'dropped_argument',
  summary: 'An optional value that the user gave is left out of a call.',
  wants: 'reject',
  isRare: true,
  plant(scene) {
    const optional = writtenValues(scene).filter(
      ({ placed, name }) => !requiredOf(schemaOfTool(scene, placed.call.name)).includes(name),
    );
    if (optional.length === 0) return undefined;
    const { placed, name } = scene.random.pick(optional);
    const { [name]: _, ...rest } = placed.call.arguments;
    return withCall(scene.turns, placed, { arguments: rest });
  },
  isReal: isWrongEnd,
};
