// sibling_tool: another tool that takes the same arguments is called in place of the right one.
import { schemaFaults } from '../../../pipeline/json/json-schema.ts';
import { type Defect, isWrongEnd } from '../plant.ts';
import { isWrite, withCall } from '../turns.ts';

export const siblingTool: Defect = {
  name: 'sibling_tool',
  summary: 'A tool that takes the same arguments is called in place of the right one.',
  wants: 'reject',
  plant({ agent, task, calls, turns, random }) {
    const places = calls
      .filter(isWrite)
      .flatMap((placed) =>
        agent.tools
          .filter(
            ({ name, inputSchema }) =>
              name !== placed.call.name &&
              !task.withheld.includes(name) &&
              schemaFaults(inputSchema, placed.call.arguments).length === 0,
          )
          .map(({ name }) => ({ placed, name })),
      );
    if (places.length === 0) return undefined;
    const { placed, name } = random.pick(places);
    return withCall(turns, placed, { name });
  },
  isReal: isWrongEnd,
};
