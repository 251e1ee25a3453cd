// needless_hand_over: a case that the agent should deal with goes to somebody else.
import { deskOf } from '../../worlds/desk.ts';
import { keysShown } from '../edits.ts';
import { type Defect, hasOtherState } from '../plant.ts';
import { closingAnswerOf, isWrite, withoutCall, withTurn, withTurnAfter } from '../turns.ts';

export const needlessHandOver: Defect = {
  name: 'needless_hand_over',
  summary: 'The agent hands over what it should do itself.',
  wants: 'reject',
  plant(scene) {
    const { turns, calls, task, agent, random } = scene;
    const desk = deskOf(agent);
    const write = calls.findLast(isWrite);
    const answer = closingAnswerOf(turns);
    const [record] = [...keysShown(scene).values()].flat();
    if (!desk || !write || task.handOver || answer === -1 || record === undefined) return undefined;
    const receiver = random.pick(desk.receivers);
    const { parameters, name } = desk.tool;
    const told = withTurn(turns, answer, {
      content: `I've handed your case over to ${receiver.title}, who will take it from here.`,
    });
    const added = withTurnAfter(told, write.turn, {
      name,
      arguments: {
        [parameters.receiver]: receiver.id,
        [parameters.record]: record,
        [parameters.summary]: 'The user has a request about this record. Please take care of it.',
      },
    });
    return withoutCall(added, write);
  },
  isReal: hasOtherState,
};
