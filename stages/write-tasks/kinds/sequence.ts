// sequence: calls that build on each other: a key is found first, or two wishes come in one message.
import { planGoal } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';

export const sequence: TaskKind = {
  name: 'sequence',
  brief:
    'Two to four calls, each needing what an earlier one returned, or two wishes in one message that are done in order.',
  difficulty: 3,
  weight: 5,
  isLive: false,
  draft(material, random) {
    const first = planGoal(material.scratch, { admits: () => true, lookups: 'always' }, random);
    if (!first) return undefined;
    if (random.chance(0.6)) return oneTurn([first], first.say, material, random);
    material.scratch.keep(first.main, first.arguments);
    const second = planGoal(
      material.scratch,
      { admits: (tool) => tool.effect === 'write' && tool.name !== first.main.name, lookups: 'sometimes' },
      random,
    );
    if (!second) return oneTurn([first], first.say, material, random);
    return oneTurn(
      [first, second],
      `${first.say} ${random.pick(['After that:', 'Then:', 'And then:'])} ${second.say}`,
      material,
      random,
    );
  },
};
