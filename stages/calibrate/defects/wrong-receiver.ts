// wrong_receiver: a case is handed over to somebody who is not in charge of it.
import { deskOf } from '../../worlds/desk.ts';
import { type Defect, hasOtherState } from '../plant.ts';
import { withCall } from '../turns.ts';

export const wrongReceiver: Defect = {
  name: 'wrong_receiver',
  summary: 'A case is handed over to the wrong receiver.',
  wants: 'reject',
  isRare: true,
  plant({ turns, calls, task, agent, random }) {
    const desk = deskOf(agent);
    const placed = calls.findLast(({ call }) => call.name === desk?.tool.name);
    const others = desk?.receivers.filter(({ id }) => id !== task.handOver?.receiver) ?? [];
    if (!desk || !placed || !task.handOver || others.length === 0) return undefined;
    const { receiver } = desk.tool.parameters;
    const given = { ...placed.call.arguments, [receiver]: random.pick(others).id };
    return withCall(turns, placed, { arguments: given });
  },
  isReal: hasOtherState,
};
