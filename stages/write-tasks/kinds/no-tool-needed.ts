// no_tool_needed: the last question is answered by what was said before: a value once more, or a sum of two. The right
// response calls nothing.
import { comparableFields } from '../graph/fields.ts';
import { nextAbout, recall, toldList } from '../graph/operators/conversation.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';
import { recalled } from './refers-back.ts';

/** An agent without a fitting search fails each of them at once. */
const attempts = 25;
/** The share of users who ask for something else in between. */
const inBetween = 0.35;

export const noToolNeeded: TaskKind = {
  name: 'no_tool_needed',
  brief:
    'The last question of the user is answered by an earlier result in the conversation: a value that was ' +
    'told before, or a sum of two. A call would add nothing, so the agent answers at once.',
  difficulty: 2,
  suits: (prospect) => hasList(prospect, (rows) => comparableFields(rows).length > 0),
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const plan = material.scratch.attempt(() => {
        const list = toldList(scene);
        const between = list && random.chance(inBetween) ? nextAbout(list, scene) : undefined;
        const last = list && recall(list, between?.at, scene);
        return (
          list && last && recalled([list.goal, ...(between ? [between.goal] : []), last], material, random)
        );
      });
      if (plan) return plan;
    }
    return undefined;
  },
};
