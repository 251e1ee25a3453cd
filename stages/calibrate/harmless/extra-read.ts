// extra_read: the agent reads back the row that it has changed.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import { goesThrough, isAtHand, type Plant } from '../plant.ts';
import { isWrite, withTurnAfter } from '../turns.ts';

export const extraRead: Plant = {
  name: 'extra_read',
  summary: 'The agent reads back what it has changed.',
  isRare: true,
  plant(scene) {
    const { turns, calls, agent, task } = scene;
    const last = calls.findLast(isWrite);
    const key = last?.step.result.changes[0]?.key;
    const [name, value] = Object.entries(last?.call.arguments ?? {}).find(([, given]) => given === key) ?? [];
    const reader = agent.tools.find(
      (tool) =>
        /^(?:get|read|show|view|look|fetch|find|open|describe)/i.test(tool.name) &&
        !task.withheld.includes(tool.name) &&
        isAtHand(tool.name, scene) &&
        requiredOf(tool.inputSchema).join() === name,
    );
    if (!last || !reader || name === undefined || value === undefined) return undefined;
    return withTurnAfter(turns, last.turn, { name: reader.name, arguments: { [name]: value } });
  },
  isReal: goesThrough,
};
