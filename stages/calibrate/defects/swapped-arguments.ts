// swapped_arguments: two arguments of one type have each other's values, such as from and to.
import { schemaFaults } from '../../../pipeline/json/json-schema.ts';
import { schemaOfTool } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';
import { isWrite, withCall } from '../turns.ts';

export const swappedArguments: Defect = {
  name: 'swapped_arguments',
  summary: "Two arguments have each other's values.",
  wants: 'reject',
  isRare: true,
  plant(scene) {
    const swaps = scene.calls.filter(isWrite).flatMap((placed) => {
      const given = Object.entries(placed.call.arguments);
      const schema = schemaOfTool(scene, placed.call.name);
      return given.flatMap(([a, left], at) =>
        given.slice(at + 1).flatMap(([b, right]) => {
          const swapped = { ...placed.call.arguments, [a]: right, [b]: left };
          const isSwap = typeof left === typeof right && left !== right;
          return isSwap && schemaFaults(schema, swapped).length === 0 ? [{ placed, swapped }] : [];
        }),
      );
    });
    if (swaps.length === 0) return undefined;
    const { placed, swapped } = scene.random.pick(swaps);
    return withCall(scene.turns, placed, { arguments: swapped });
  },
  isReal: isWrongEnd,
};
