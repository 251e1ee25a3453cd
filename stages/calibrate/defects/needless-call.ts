// needless_call: a read that has nothing to do with the request.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import { tells } from '../../evidence.ts';
import { textShown } from '../../result-forms/index.ts';
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
  // A tool that sums up what the user wants to know has to do with the request, even if the agent needs another one.
  isReal: (played, scene) => {
    const [shown] = played.messages.filter(({ role }) => role === 'tool'); // it is the first call
    const told = textShown(shown?.content ?? '');
    const answers = scene.task.oracle.communicate.some(({ name, value }) => tells(told, name, value));
    return !answers && !hasOtherState(played, scene) && goesThrough(played, scene);
  },
};
