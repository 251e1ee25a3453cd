// needless_call: a read that has nothing to do with the request.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import { type Defect, goesThrough, hasOtherState } from '../plant.ts';
import { withTurnAfter } from '../turns.ts';

export const needlessCall: Defect = {
  name: 'needless_call',
  summary: 'A tool that the request has nothing to do with is called.',
  wants: 'notice',
  plant({ turns, steps, agent, task, random }) {
    const used = new Set([
      ...steps.map(({ call }) => call.name),
      ...task.oracle.calls.map(({ tool }) => tool),
    ]);
    const others = agent.tools.filter(
      ({ name, inputSchema }) =>
        !used.has(name) && !task.withheld.includes(name) && requiredOf(inputSchema).length === 0,
    );
    const first = turns.findIndex(({ role, calls }) => role === 'assistant' && calls.length > 0);
    if (others.length === 0 || first === -1) return undefined;
    return withTurnAfter(turns, first - 1, { name: random.pick(others).name, arguments: {} });
  },
  isReal: (played, scene) => !hasOtherState(played, scene) && goesThrough(played, scene),
};
