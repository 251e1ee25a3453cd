// no_tool_needed: the last question is answered by what was said before, a value once more or a sum of two, or by what
// everybody knows. The right response calls nothing.
import type { Random } from '../../../pipeline/hash.ts';
import { generalQuestion } from '../general-questions.ts';
import { comparableFields } from '../graph/fields.ts';
import { type GraphGoal, planOf, type Scene } from '../graph/graph-goal.ts';
import { nextRequest } from '../graph/next-request.ts';
import { nextAbout, recall, toldList } from '../graph/operators/conversation.ts';
import type { TaskPlan } from '../plan.ts';
import type { Material, TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';
import { recalled } from './refers-back.ts';

/** An agent without a fitting search fails each of them at once. */
const attempts = 25;
/** The share of users who ask for something else in between. */
const inBetween = 0.35;
/**
 * The share of questions that general knowledge answers, and of those that come without anything before them. Plans
 * of the other questions come to nothing more often, so that the tasks have more of them.
 */
const general = 0.25;
const alone = 0.25;

export const noToolNeeded: TaskKind = {
  name: 'no_tool_needed',
  brief:
    'The last question of the user is answered by an earlier result in the conversation, a value that was ' +
    'told before or a sum of two, or by general knowledge, such as a conversion or a day of the week. A call ' +
    'would add nothing, so the agent answers at once.',
  difficulty: 2,
  suits: (prospect) => hasList(prospect, (rows) => comparableFields(rows).length > 0),
  isLive: false,
  draft(material, random) {
    const asks = random.chance(general) && !keepsToItsField(material) ? askedInPassing : undefined;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const plan = material.scratch.attempt(() => conversationWith(asks, material, random));
      // Only an agent that could be asked about its records is asked about something else.
      if (plan)
        return asks && random.chance(alone) ? planOf([asks(material, random)], material, random) : plan;
    }
    return undefined;
  },
};

type Asks = (material: Material, random: Random) => GraphGoal;

/** A list, perhaps something about it, and a question that needs no call. */
function conversationWith(asks: Asks | undefined, material: Material, random: Random): TaskPlan | undefined {
  const scene: Scene = { scratch: material.scratch, random };
  const list = toldList(scene);
  const between = list && random.chance(inBetween) ? nextAbout(list, scene) : undefined;
  const last = list && (asks ? withLead(asks(material, random), random) : recall(list, between?.at, scene));
  return list && last && recalled([list.goal, ...(between ? [between.goal] : []), last], material, random);
}

const withLead = (goal: GraphGoal, random: Random): GraphGoal => ({
  ...goal,
  say: `${nextRequest(random)} ${goal.say}`,
});

/** Some agents are told to decline whatever is not about their records. */
const keepsToItsField = ({ agent }: Material): boolean => /\bunrelated\b/i.test(agent.systemPrompt);

const anyTime = '2025-06-02';

const askedInPassing: Asks = ({ agent, generalSeeds }, random) => {
  const clock = agent.parts.find((part) => part.clock !== undefined)?.clock ?? anyTime;
  const { say, name, value } = generalQuestion(generalSeeds, clock, random);
  return { say, facts: [], calls: [], communicate: [{ name, value, computedFrom: [] }] };
};
