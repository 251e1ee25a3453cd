// wrong_tool: the agent calls another tool in place of the right one.

import { propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { lastCalls, type Vice, withItems } from './vice.ts';

export const wrongTool: Vice = {
  name: 'wrong_tool',
  isDefect: true,
  spoil(script, scene) {
    const last = lastCalls(script);
    const right = last?.item.calls.at(-1);
    // In a project the last call runs the tests, and whatever takes its place changes nothing.
    if (!last || !right || scene.task.expected === 'decline' || scene.task.workspace) return undefined;
    const nouns = new Set(wordsOf(right.tool));
    const used = new Set(scene.task.oracle.calls.map((call) => call.tool));
    const [value] = Object.values(right.arguments);
    const strangers = scene.agent.tools.filter(
      (tool) =>
        !used.has(tool.name) &&
        !scene.task.withheld.includes(tool.name) &&
        !scene.agent.distractors.includes(tool.name) &&
        wordsOf(tool.name)
          .slice(1)
          .every((word) => !nouns.has(word)) &&
        (value !== undefined || requiredOf(tool.inputSchema).length === 0),
    );
    if (strangers.length === 0) return undefined;
    const stranger = scene.random.pick(strangers);
    const given: JsonObject = Object.fromEntries(
      propertiesOf(stranger.inputSchema)
        .filter(([name]) => requiredOf(stranger.inputSchema).includes(name) || name in right.arguments)
        .map(([name]) => [name, right.arguments[name] ?? value ?? null]),
    );
    return withItems(script, last.index, {
      ...last.item,
      calls: [...last.item.calls.slice(0, -1), { ...right, tool: stranger.name, arguments: given }],
    });
  },
};

const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_-]/)
    .map((word) => word.replace(/s$/, ''));
